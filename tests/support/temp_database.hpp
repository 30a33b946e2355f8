#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/session/database.hpp"

namespace quorate::test {

/// A migrated database of its own, gone when the object is: SQLite in a temporary folder, or a
/// fresh database in the PostgreSQL server that QUORATE_TEST_POSTGRES names.
class TempDatabase {
public:
    explicit TempDatabase(db::Dialect dialect);
    ~TempDatabase();
    TempDatabase(const TempDatabase&) = delete;
    TempDatabase& operator=(const TempDatabase&) = delete;

    db::Database& database() { return *database_; }
    db::Pool& pool() { return *pool_; }
    const std::string& url() const { return url_; }

    /// Further connections to the same data, as a second instance would have.
    std::unique_ptr<db::Pool> another_pool() const;

private:
    std::string folder_;
    std::string name_;
    std::string url_;
    std::unique_ptr<db::Pool> pool_;
    std::unique_ptr<db::Database> database_;
};

/// What tests seal the text of people with.
const db::TextSeal& test_seal();

/// Makes the secret of a data folder the one that test_seal() seals with, for commands that are
/// given a TempDatabase.
void put_test_secret(const std::string& folder);

/// Connections to the data folder of commands, with its own secret.
std::unique_ptr<db::Pool> data_of(const std::string& folder);

/// The databases that can be tested here: SQLite always, PostgreSQL when it is named.
std::vector<db::Dialect> dialects();

/// "Sqlite" or "Postgresql", for the names of tests.
std::string name_of(db::Dialect dialect);

}  // namespace quorate::test
