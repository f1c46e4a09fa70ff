# mq_share: the folder share/monqua beside the program, with all that it reads when it runs.
include_guard()

set(MONQUA_SHARE_DIR "${PROJECT_BINARY_DIR}/share/monqua")
set(MONQUA_FONTS_DIR "${PROJECT_SOURCE_DIR}/.deps/fonts" CACHE PATH "Folder with fonts.manifest and the font files")
if(MONQUA_GUI AND NOT EXISTS "${MONQUA_FONTS_DIR}/fonts.manifest")
  message(FATAL_ERROR "No fonts in ${MONQUA_FONTS_DIR}.\nRun tools/deps once: it fetches them.")
endif()

# Runs at every build, since new files can't be known beforehand; it copies only what differs (some 10 ms).
add_custom_target(mq_share ALL
  COMMAND "${CMAKE_COMMAND}" "-DSHARE=${MONQUA_SHARE_DIR}" "-DSOURCE=${PROJECT_SOURCE_DIR}"
          "-DFONTS=${MONQUA_FONTS_DIR}" -P "${CMAKE_CURRENT_LIST_DIR}/CopyShare.cmake"
  VERBATIM)
install(DIRECTORY "${MONQUA_SHARE_DIR}/" DESTINATION share/monqua)
