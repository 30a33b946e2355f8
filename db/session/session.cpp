#include "db/session/session.hpp"

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <memory>
#include <string>
#include <string_view>

namespace quorate::db {
namespace {

bool mentions(const soci::soci_error& error, std::string_view word)
{
    return std::string_view{error.what()}.find(word) != std::string_view::npos;
}

FailureKind kind_of_sqlite(int extended)
{
    switch (extended) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            return FailureKind::unique;
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return FailureKind::foreign_key;
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_NOTNULL:
            return FailureKind::check;
        default:
            break;
    }
    switch (extended & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return FailureKind::busy;
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_READONLY:
            return FailureKind::disk_full;
        case SQLITE_CANTOPEN:
            return FailureKind::connection_lost;
        default:
            return FailureKind::other;
    }
}

FailureKind kind_of_sqlstate(std::string_view state)
{
    if (state == "23505") return FailureKind::unique;
    if (state == "23503") return FailureKind::foreign_key;
    if (state == "23514" || state == "23502") return FailureKind::check;
    if (state == "40001" || state == "40P01") return FailureKind::serialization;
    if (state == "55P03" || state == "57014") return FailureKind::busy;
    if (state == "53100" || state == "25006") return FailureKind::disk_full;
    if (state.starts_with("08") || state.starts_with("57P")) return FailureKind::connection_lost;
    return FailureKind::other;
}

Failure translate_sqlite(soci::session& session)
{
    const auto* backend = static_cast<soci::sqlite3_session_backend*>(session.get_backend());
    if (backend == nullptr) return {FailureKind::connection_lost, "closed"};
    const int extended = sqlite_api::sqlite3_extended_errcode(backend->conn_);
    return {kind_of_sqlite(extended), std::to_string(extended)};
}

Failure translate_postgresql(const soci::soci_error& error)
{
    const auto* detailed = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    // Without a SQLSTATE the library never reached the server.
    if (detailed == nullptr) return {FailureKind::connection_lost, "08000"};
    const std::string state = detailed->sqlstate();
    if (state.find_first_not_of(" \0") == std::string::npos || state[0] == '\0')
        return {FailureKind::connection_lost, "08006"};
    return {kind_of_sqlstate(state), state};
}

void open_sqlite(soci::session& session, const std::string& path)
{
    session.open(soci::sqlite3, "dbname=" + path + " timeout=10");
    // NORMAL loses acknowledged commits at a power cut; a statutory record may not.
    for (const char* pragma : {"pragma journal_mode = wal",
                               "pragma synchronous = full",
                               "pragma foreign_keys = on",
                               "pragma busy_timeout = 10000",
                               "pragma temp_store = memory"})
        session << pragma;
}

// SOCI 4.0.3 takes every connection string apart at spaces and equals signs and spoils a URL (it
// asks for the database "name="), so libpq turns the URL into the keywords that survive.
std::string keywords(const std::string& url)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree};
    if (!options) throw Failure{FailureKind::connection_lost, "unreadable_url"};
    std::string text;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        text.append(text.empty() ? "" : " ").append(option->keyword).append("='");
        for (const char* c = option->val; *c != '\0'; ++c) {
            if (*c == '\'' || *c == '\\') text += '\\';
            text += *c;
        }
        text += '\'';
    }
    return text;
}

void open_postgresql(soci::session& session, const std::string& url)
{
    session.open(soci::postgresql, keywords(url));
    // Compiling a query takes longer than ours run, and is tried when a table has just grown.
    for (const char* setting : {"set time zone 'UTC'",
                                "set client_min_messages = warning",
                                "set jit = off",
                                "set statement_timeout = '15s'",
                                "set lock_timeout = '10s'",
                                "set idle_in_transaction_session_timeout = '60s'"})
        session << setting;
}

}  // namespace

Failure::Failure(FailureKind kind, std::string code)
    : std::runtime_error{"database failure " + code}, kind_{kind}, code_{std::move(code)}
{
}

void open_session(soci::session& session, const DatabaseUrl& url)
{
    try {
        if (url.dialect == Dialect::sqlite)
            open_sqlite(session, url.location);
        else
            open_postgresql(session, url.location);
    } catch (const soci::soci_error& error) {
        if (url.dialect == Dialect::sqlite) throw Failure{FailureKind::connection_lost, "14"};
        throw translate(error, session, url.dialect);
    }
}

Failure translate(const soci::soci_error& error, soci::session& session, Dialect dialect)
{
    // Our own triggers and constraints: their names are ours, so looking for them is safe.
    if (mentions(error, "chair_taken")) return {FailureKind::chair_taken, "chair_taken"};
    if (mentions(error, "room_taken")) return {FailureKind::room_taken, "room_taken"};
    if (mentions(error, "time_taken"))
        return mentions(error, "=(room:") ? Failure{FailureKind::room_taken, "room_taken"}
                                          : Failure{FailureKind::time_taken, "time_taken"};
    return dialect == Dialect::sqlite ? translate_sqlite(session) : translate_postgresql(error);
}

}  // namespace quorate::db
