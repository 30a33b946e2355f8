#pragma once

#include <string>
#include <vector>

#include "db/session/pool.hpp"

namespace quorate::db {

/// Whether a commit that was acknowledged survives a power cut: synchronous=FULL in WAL mode on
/// SQLite, synchronous_commit and fsync on PostgreSQL.
bool commits_are_durable(Pool& pool);

/// Whether the role that we are there sees and writes the rows of every authority, whatever a
/// transaction is for: a superuser of PostgreSQL, and one with BYPASSRLS. See confinement.hpp.
bool climbs_authority_wall(Pool& pool);

/// What the database's own check finds wrong first, in its words without data; empty when it is
/// sound. SQLite only: PostgreSQL checks its pages itself.
std::string integrity_fault(Pool& pool);

/// Copies the whole SQLite database into `file`, which must not exist, while others go on reading
/// and writing: the copy is of one moment. Throws Failure.
void copy_sqlite(Pool& pool, const std::string& file);

/// The environment ("PGHOST=…") with which PostgreSQL's own programs reach the database of `url`,
/// so that its password stands in no list of processes. Throws Failure when it cannot be read.
std::vector<std::string> libpq_environment(const std::string& url);

}  // namespace quorate::db
