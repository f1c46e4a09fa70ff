# One static library a folder of src/, one test program a folder of tests/.
# The arrows between the folders are the PUBLIC links below; tests/layering reads the #include lines as well.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)

add_library(mq_warnings INTERFACE)
if(NOT MONQUA_FUZZ) # which wants another compiler, with other opinions
  target_compile_options(mq_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
endif()

if(MONQUA_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(MONQUA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=address,undefined)
endif()

# monqua_library(<folder> SOURCES a.cpp … LINKS other targets, visible to users PRIVATE third parties kept inside)
function(monqua_library folder)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
  add_library(mq_${folder} STATIC ${ARG_SOURCES})
  target_include_directories(mq_${folder} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(mq_${folder} PUBLIC ${ARG_LINKS} PRIVATE mq_warnings ${ARG_PRIVATE})
endfunction()

# monqua_test(<name> SOURCES a.cpp … LINKS targets): one doctest program, run by ctest under that name.
function(monqua_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES} "${PROJECT_SOURCE_DIR}/tests/test_main.cpp")
  target_include_directories(test_${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(test_${name} PRIVATE ${ARG_LINKS} mq_warnings)
  target_compile_definitions(test_${name} PRIVATE MONQUA_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    MONQUA_BINARY_DIR="${PROJECT_BINARY_DIR}" DOCTEST_CONFIG_SUPER_FAST_ASSERTS)
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
