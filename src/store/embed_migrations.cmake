# cmake -DOUT=file.cpp -DFOLDER=folder "-DNAMES=001_a.sql,002_b.sql" -P embed_migrations.cmake
# Writes the migrations into a source file, in their order.
string(REPLACE "," ";" names "${NAMES}")
set(rows "")
foreach(name IN LISTS names)
  if(NOT name MATCHES "^([0-9][0-9][0-9])_([a-z0-9_]+)\\.sql$")
    message(FATAL_ERROR "${name}: a migration is called NNN_name.sql")
  endif()
  math(EXPR number "${CMAKE_MATCH_1}" OUTPUT_FORMAT DECIMAL)
  set(title "${CMAKE_MATCH_2}")
  file(READ "${FOLDER}/${name}" sql)
  string(APPEND rows "    {${number}, \"${title}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE "${OUT}" "// Written by embed_migrations.cmake.
#include \"store/migrate.h\"

namespace mq::store {
namespace {

const Migration all[] = {
${rows}};

} // namespace

std::span<const Migration> migrations() { return all; }

} // namespace mq::store
")
