#!/bin/bash
# UNTRIED: written from the documentation, never run; there was no Mac. Tell us what it says on yours.
# Makes TopDown-Suite-<version>-macos.pkg out of bundles that `dotnet publish -p:BundleRid=osx-arm64` or osx-x64 made on a Mac.
#   installer/macos/package.sh FOLDER_OF_BUNDLES PRESETS_FOLDER VERSION OUT
#   SIGN_APP, SIGN_PKG: identities of "Developer ID Application" and "Developer ID Installer"; without them the bundles are signed ad hoc,
#   which runs on the Mac that made them, and elsewhere after: xattr -dr com.apple.quarantine ~/Library/Audio/Plug-Ins/VST3/*.vst3
#   NOTARY_PROFILE: a profile that `xcrun notarytool store-credentials` made; with it the package is notarised and stapled.
set -euo pipefail
bundles=${1:?folder of bundles} presets=${2:?folder of presets} version=${3:?version} out=${4:?folder for the package}
[ "$(uname -s)" = Darwin ] || { echo "package.sh: codesign and pkgbuild are on macOS only." >&2; exit 3; }
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/Library/Audio/Plug-Ins/VST3" "$root/Library/Audio/Presets" "$out"
cp -R "$bundles"/*.vst3 "$root/Library/Audio/Plug-Ins/VST3/"
cp -R "$presets"/. "$root/Library/Audio/Presets/"

# inside out: the binary's signature is part of the bundle's
for bundle in "$root"/Library/Audio/Plug-Ins/VST3/*.vst3; do
  if [ -n "${SIGN_APP:-}" ]; then codesign --force --timestamp --options runtime --sign "$SIGN_APP" "$bundle"
  else codesign --force --sign - "$bundle"
  fi
  codesign --verify --strict --verbose=2 "$bundle"
done

# without this pkgbuild would move a bundle to where it finds an older copy
pkgbuild --analyze --root "$root" "$work/components.plist"
count=$(/usr/libexec/PlistBuddy -c Print "$work/components.plist" | grep -c 'BundleIsRelocatable' || true)
for ((i = 0; i < count; i++)); do /usr/libexec/PlistBuddy -c "Set :$i:BundleIsRelocatable false" "$work/components.plist"; done
pkgbuild --root "$root" --component-plist "$work/components.plist" --identifier com.topdown.suite --version "$version" --install-location / "$work/suite.pkg"
package=$out/TopDown-Suite-$version-macos.pkg
productbuild --package "$work/suite.pkg" ${SIGN_PKG:+--sign "$SIGN_PKG"} "$package"
if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$package" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$package"
fi
printf '%s\n' "$package"
