#pragma once

#include <soci/soci.h>

#include "db/session/dialect.hpp"
#include "db/session/failure.hpp"

namespace quorate::db {

/// Opens a connection with everything we rely on set: on SQLite WAL, synchronous=FULL, foreign keys
/// and a busy time-out; on PostgreSQL UTC and statement time-outs. Throws Failure.
void open_session(soci::session& session, const DatabaseUrl& url);

/// The fault that `error` is about. The only reader of SOCI's exceptions: their text carries bound
/// values (and on PostgreSQL the server's DETAIL), so nothing but codes leaves this function.
Failure translate(const soci::soci_error& error, soci::session& session, Dialect dialect);

}  // namespace quorate::db
