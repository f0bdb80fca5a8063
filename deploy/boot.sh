# shellcheck shell=bash
# How the machine starts: quietly, and with a system that cannot be written. To be sourced.

# Where a Raspberry Pi keeps what its kernel is told, and words for it:
boot_words=(quiet loglevel=3 logo.nologo vt.global_cursor_default=0 consoleblank=0 cgroup_enable=memory)
overlay=/etc/overlayroot.local.conf

firmware() {
    echo "$ROOT/boot/firmware"
}

is_read_only() {
    [ "$(findmnt --noheadings --output FSTYPE "$ROOT/")" = overlay ] && [ -e "$ROOT/media/root-ro" ]
}

start_quietly() {
    local cmdline
    cmdline=$(firmware)/cmdline.txt
    if [ -e "$cmdline" ]; then
        write_whole "$cmdline" "$(with_words "$(without_words "$(cat "$cmdline")")")"
        grep -qx disable_splash=1 "$(firmware)/config.txt" ||
            write_whole "$(firmware)/config.txt" "$(cat "$(firmware)/config.txt"; printf '\n[all]\ndisable_splash=1\n')"
    fi
    update_grub
}

start_as_before() {
    local cmdline
    cmdline=$(firmware)/cmdline.txt
    if [ -e "$cmdline" ]; then
        write_whole "$cmdline" "$(without_words "$(cat "$cmdline")")"
        write_whole "$(firmware)/config.txt" "$(sed '/^disable_splash=1$/d' "$(firmware)/config.txt")"
    fi
    if [ -e "$ROOT$overlay" ]; then
        rm "$ROOT$overlay"
    fi
}

update_grub() {
    [ ! -d "$ROOT/boot/grub" ] || ! command -v update-grub >/dev/null || update-grub
}

without_words() {
    local word left=()
    for word in $1; do
        [[ " ${boot_words[*]} " == *" $word "* ]] || left+=("$word")
    done
    echo "${left[*]}"
}

with_words() {
    echo "$1 ${boot_words[*]}"
}

# write_whole FILE TEXT: a power cut leaves the old file or the new one.
write_whole() {
    printf '%s\n' "$2" >"$1.new"
    sync "$1.new"
    mv "$1.new" "$1"
}

# The package overlayroot does it, in the initial file system; recurse=0 leaves other disks as they are.
make_read_only() {
    [ -d /run/systemd/system ] || [ -n "$ROOT" ] || return 0
    write_whole "$ROOT$overlay" 'overlayroot="tmpfs:recurse=0"'
    update-initramfs -u
}
