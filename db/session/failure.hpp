#pragma once

#include <stdexcept>
#include <string>

namespace quorate::db {

/// What kind of fault the database reported, the same on SQLite and PostgreSQL.
enum class FailureKind {
    unique,         // a row like this exists
    foreign_key,    // what it refers to does not
    check,          // a value the schema forbids; a bug in the caller
    chair_taken,    // double booking of a chair
    room_taken,     // double booking of a room
    time_taken,     // double booking of somebody, or of whom the database cannot say
    busy,           // another writer held on for too long
    serialization,  // lost a race; the whole transaction may be tried again
    disk_full,      // also a read-only file system
    connection_lost,
    other,
};

/// A database fault. what() and code() are safe to log: they never hold a bound value, because
/// SOCI's own messages do and are dropped where this is made.
class Failure : public std::runtime_error {
public:
    Failure(FailureKind kind, std::string code);

    FailureKind kind() const noexcept { return kind_; }

    /// SQLSTATE, or SQLite's extended result code in decimal.
    const std::string& code() const noexcept { return code_; }

private:
    FailureKind kind_;
    std::string code_;
};

}  // namespace quorate::db
