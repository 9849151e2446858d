# Puts every word list (src/STAGE/data/*) and every trained model (models/*.bin) into the program, so that it runs
# alone in any folder. The linker maps them read-only: nothing is copied or parsed at start.
# base/resource.h finds them by name: "speech/cues.tsv", "models/names.bin".
function(tawatur_embed_resources target)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/data/* ${CMAKE_SOURCE_DIR}/models/*.bin)
  set(assembly ".section .rodata\n")
  set(extern "")
  set(entries "")
  set(number 0)
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${CMAKE_SOURCE_DIR} ${file})
    string(REGEX REPLACE "^src/([^/]+)/data/" "\\1/" name ${name})
    string(APPEND assembly
      ".global tawatur_resource_${number}_begin\n.global tawatur_resource_${number}_end\n.balign 64\n"
      "tawatur_resource_${number}_begin:\n.incbin \"${file}\"\ntawatur_resource_${number}_end:\n.byte 0\n")
    string(APPEND extern
      "extern const char tawatur_resource_${number}_begin[];\nextern const char tawatur_resource_${number}_end[];\n")
    string(APPEND entries "  {\"${name}\", tawatur_resource_${number}_begin, tawatur_resource_${number}_end},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
  set(out ${CMAKE_BINARY_DIR}/generated)
  file(CONFIGURE OUTPUT ${out}/resources.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${out}/resources.inc CONTENT "extern \"C\" {\n${extern}}\nstatic const Entry entries[] = {\n${entries}  {nullptr, nullptr, nullptr}};\n" @ONLY)
  set_source_files_properties(${out}/resources.S PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${out}/resources.S)
  target_include_directories(${target} PRIVATE ${out})
endfunction()
