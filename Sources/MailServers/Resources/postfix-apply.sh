# Usage: sh apply [-c CONFIG_DIRECTORY] [--yes | --undo]
#
# Without --yes or --undo, it only shows what would change. Both can be repeated: what is already so
# stays, and what somebody else has changed since is not touched.
set -eu
mode=show
directory=
failed=0
while [ $# -gt 0 ]; do
    case $1 in
        --yes | --undo) mode=${1#--} ;;
        -c) shift; directory=${1:-} ;;
        *) echo "usage: sh apply [-c CONFIG_DIRECTORY] [--yes | --undo]" >&2; exit 64 ;;
    esac
    shift
done

main_cf() {
    if [ -n "$directory" ]; then postconf -c "$directory" "$@"; else postconf "$@"; fi
}

# One blank for each run of white space, as main.cf may have a value on several lines.
one_line() { printf '%s' "$1" | tr -s ' \t\n' '   ' | sed 's/^ //; s/ $//'; }

# change NAME PRESENT WITHOUT WITH: the value when this file was generated, and the values without and
# with the links. 'unset' means that main.cf does not set the parameter.
change() {
    present=$(one_line "$2")
    before=$(one_line "$3")
    after=$(one_line "$4")
    now=$(main_cf -n "$1" 2>/dev/null) && [ -n "$now" ] && now=$(one_line "${now#*=}") || now=unset
    if [ "$mode" = undo ]; then
        if [ "$now" = "$before" ]; then
            echo "already undone: $1"
        elif [ "$now" != "$after" ] && [ "$now" != "$present" ]; then
            echo "not undone, since somebody else has changed it: $1 = $now" >&2
            failed=1
        elif [ "$3" = unset ]; then
            main_cf -X "$1"
            echo "- $1 = $now"
        else
            main_cf -e "$1 = $3"
            echo "- $1 = $now"
            echo "+ $1 = $before"
        fi
    elif [ "$now" = "$after" ]; then
        echo "already so: $1"
    elif [ "$now" != "$before" ] && [ "$now" != "$present" ]; then
        echo "not changed, since it has changed since this file was generated: $1 = $now" >&2
        failed=1
    else
        if [ "$mode" = yes ]; then main_cf -e "$1 = $4"; fi
        if [ "$now" != unset ]; then echo "- $1 = $now"; fi
        echo "+ $1 = $after"
    fi
}

finish() {
    if [ "$failed" -ne 0 ]; then
        echo "Some parameters were left as they are; run 'retour mail-server postfix' again." >&2
        exit 1
    fi
    case $mode in
        show) echo "Nothing was changed; 'sh apply --yes' changes it, 'sh apply --undo' undoes it." ;;
        *) echo "Now run: postfix check && postfix reload" ;;
    esac
}

