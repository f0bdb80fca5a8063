# shellcheck shell=bash
# shellcheck disable=SC2154 # $place is that of lib.sh
# How the machine starts: quietly, and with a system that cannot be written. To be sourced.

# Where a Raspberry Pi keeps what its kernel is told, and words for it:
boot_words=(quiet loglevel=3 logo.nologo vt.global_cursor_default=0 consoleblank=0 cgroup_enable=memory)
no_splash='# Breathing Space: no colours while it starts
[all]
disable_splash=1'
overlay=/etc/overlayroot.local.conf

firmware() {
    echo "$ROOT/boot/firmware"
}

is_read_only() {
    [ "$(findmnt --noheadings --output FSTYPE "$ROOT/")" = overlay ] && [ -e "$ROOT/media/root-ro" ]
}

# What is added is noted, so that nothing else is taken away again.
start_quietly() {
    local cmdline word
    cmdline=$(firmware)/cmdline.txt
    if [ -e "$cmdline" ]; then
        for word in "${boot_words[@]}"; do
            grep -qwF -- "$word" "$cmdline" || add_word "$word" "$cmdline"
        done
        grep -qx disable_splash=1 "$(firmware)/config.txt" ||
            write_whole "$(firmware)/config.txt" "$(cat "$(firmware)/config.txt" - <<<"$no_splash")"
    fi
    update_grub
}

add_word() {
    write_whole "$2" "$(cat "$2") $1"
    echo "$1" >>"$place/boot-words"
}

start_as_before() {
    local cmdline word
    cmdline=$(firmware)/cmdline.txt
    if [ -e "$cmdline" ] && [ -e "$place/boot-words" ]; then
        while read -r word; do
            write_whole "$cmdline" "$(sed "s/ $word\b//" "$cmdline")"
        done <"$place/boot-words"
        write_whole "$(firmware)/config.txt" "$(sed '/^# Breathing Space:/,/^disable_splash/d' "$(firmware)/config.txt")"
    fi
    if [ -e "$ROOT$overlay" ]; then
        rm "$ROOT$overlay"
        update-initramfs -u
    fi
}

update_grub() {
    [ ! -d "$ROOT/boot/grub" ] || ! command -v update-grub >/dev/null || update-grub
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
