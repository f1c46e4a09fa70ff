# cmake -DSHARE=to -DSOURCE=repository -DFONTS=folder -P CopyShare.cmake
# Makes SHARE the union of assets/, scenarios/, questions/ and the fonts; removes what is no longer there.
function(copy_folder from to)
  file(GLOB_RECURSE names RELATIVE "${from}" LIST_DIRECTORIES false "${from}/*")
  list(FILTER names EXCLUDE REGEX "^pictures/") # the README's, not the program's
  foreach(name IN LISTS names)
    set(target "${to}${name}")
    get_filename_component(folder "${SHARE}/${target}" DIRECTORY)
    file(MAKE_DIRECTORY "${folder}")
    file(COPY_FILE "${from}/${name}" "${SHARE}/${target}" ONLY_IF_DIFFERENT)
    list(APPEND copied "${target}")
  endforeach()
  set(copied "${copied}" PARENT_SCOPE)
endfunction()

set(copied "")
file(MAKE_DIRECTORY "${SHARE}")
copy_folder("${SOURCE}/assets" "")
copy_folder("${SOURCE}/scenarios" "scenarios/")
copy_folder("${SOURCE}/questions" "questions/")
copy_folder("${FONTS}" "fonts/")

file(GLOB_RECURSE present RELATIVE "${SHARE}" LIST_DIRECTORIES false "${SHARE}/*")
list(REMOVE_ITEM present "" ${copied})
foreach(stale IN LISTS present)
  file(REMOVE "${SHARE}/${stale}")
endforeach()
