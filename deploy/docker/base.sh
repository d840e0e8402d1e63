#!/bin/sh
# Makes a base image for machines that can pull none: Debian's smallest system with a Java 17 runtime, from the mirrors that this machine uses already.
# Usage (as root, with docker and debootstrap): deploy/docker/base.sh [IMAGE]     default chainon/base:17
set -eu
image=${1:-chainon/base:17}
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root: run sudo $0" >&2; exit 3; }
for tool in docker debootstrap; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed: apt-get install docker.io debootstrap" >&2; exit 3; }
done
. /etc/os-release
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep -v security | head -n 1)
[ -n "$mirror" ] || { echo "apt knows no mirror: see /etc/apt/sources.list.d" >&2; exit 3; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=openjdk-17-jre-headless "$VERSION_CODENAME" "$root" "$mirror" >&2
# What only an installation needs.
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/usr/share/locale/* "$root"/var/log/*
tar -C "$root" --numeric-owner -c . | docker import \
  --change 'ENV LANG=C.UTF-8' - "$image"
