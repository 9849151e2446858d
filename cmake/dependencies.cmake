# Libraries from Debian 12; why each was chosen stands in docs/dependencies.md.
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(LibXml2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(PkgConfig REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
find_package(CURL REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
find_path(BOOST_UNORDERED_INCLUDE boost/unordered/unordered_flat_map.hpp REQUIRED)
find_path(RAPIDJSON_INCLUDE rapidjson/writer.h REQUIRED)
find_path(CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
find_path(XXHASH_INCLUDE xxhash.h REQUIRED)
find_path(CLD2_INCLUDE cld2/public/compact_lang_det.h REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)

set(TAWATUR_DEPENDENCIES
  Threads::Threads ZLIB::ZLIB fmt::fmt simdjson::simdjson LibXml2::LibXml2 ICU::uc ICU::i18n PkgConfig::ZSTD PkgConfig::DEFLATE PkgConfig::BROTLI CURL::libcurl pugixml::pugixml
  ${CLD2_LIBRARY})
