#!/bin/sh
# LibreOffice and the PDF tools, which the tests of the Word documents need.
set -e
command -v soffice >/dev/null && command -v pdftoppm >/dev/null && exit 0
sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo"
echo "Installing LibreOffice Writer and poppler-utils for the tests ..."
export DEBIAN_FRONTEND=noninteractive
$sudo apt-get update -qq
$sudo apt-get install -y -qq --no-install-recommends \
    libreoffice-writer poppler-utils fonts-liberation fonts-crosextra-carlito >/dev/null
