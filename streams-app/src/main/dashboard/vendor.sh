#!/usr/bin/env bash
# Copies the page's libraries from npm, with their licences, into the resources that the streams app serves.
# Run it after changing a version in package.json; what it writes is committed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../resources/dashboard/vendor
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cp "$here/package.json" "$build/"
(cd "$build" && npm install --silent --no-audit --no-fund --ignore-scripts)
modules=$build/node_modules
mkdir -p "$out"
cp "$modules/d3-array/dist/d3-array.min.js" "$modules/d3-geo/dist/d3-geo.min.js" \
  "$modules/topojson-client/dist/topojson-client.min.js" \
  "$modules/uplot/dist/uPlot.iife.min.js" "$modules/uplot/dist/uPlot.min.css" \
  "$modules/world-atlas/countries-110m.json" "$out/"
for library in d3-array d3-geo topojson-client uplot world-atlas; do
  version=$(node -p "require('$modules/$library/package.json').version")
  echo "== $library $version"
  cat "$modules/$library/LICENSE"
  echo
done > "$out/LICENSES.txt"
