#include "tests/support/temp_database.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "db/session/migrate.hpp"
#include "db/session/transaction.hpp"
#include "db/stores/stored_text.hpp"

namespace quorate::test {
namespace {

const std::string test_secret(32, 't');

std::string unique_name()
{
    static std::atomic<int> count{0};
    return "quorate_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
}

std::string server()
{
    const char* named = std::getenv("QUORATE_TEST_POSTGRES");
    return named == nullptr ? std::string{} : std::string{named};
}

std::string on_server(const std::string& database)
{
    const std::string url = server();
    return url.substr(0, url.rfind('/') + 1) + database;
}

void administer(const std::string& statement)
{
    db::Pool pool{db::parse_database_url(server()), 2};
    db::Pool::Lease lease = pool.take(db::Access::write);
    lease.sql().run_once(statement);
}

// The server's own helpers may still look at it, which nobody but a superuser can send away.
void drop_database(const std::string& name)
{
    for (int tries = 0; tries < 20; ++tries) {
        try {
            return administer("drop database if exists " + name + " with (force)");
        } catch (const db::Failure&) {
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
    }
    // The server is the tests' own and ends after them.
}

// A program that crashed has left its folders, and process numbers come round again.
std::filesystem::path fresh_folder(const std::string& name)
{
    const auto folder = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

// Migrating takes longer than most tests, so it is done once a program and copied from then on.
class SqliteTemplate {
public:
    SqliteTemplate() : folder_{fresh_folder(unique_name())}
    {
        db::Pool pool{db::parse_database_url("sqlite:" + file()), 2, test_seal()};
        db::migrate(pool);
        db::seal_stored_text(pool);
    }
    ~SqliteTemplate() { std::filesystem::remove_all(folder_); }
    SqliteTemplate(const SqliteTemplate&) = delete;
    SqliteTemplate& operator=(const SqliteTemplate&) = delete;

    std::string file() const { return folder_ / "quorate.db"; }

private:
    std::filesystem::path folder_;
};

class PostgresqlTemplate {
public:
    PostgresqlTemplate() : name_{unique_name()}
    {
        administer("create database " + name_);
        db::Pool pool{db::parse_database_url(on_server(name_)), 2, test_seal()};
        db::migrate(pool);
        db::seal_stored_text(pool);
    }
    ~PostgresqlTemplate() { drop_database(name_); }
    PostgresqlTemplate(const PostgresqlTemplate&) = delete;
    PostgresqlTemplate& operator=(const PostgresqlTemplate&) = delete;

    const std::string& name() const { return name_; }

private:
    std::string name_;
};

}  // namespace

TempDatabase::TempDatabase(db::Dialect dialect) : name_{unique_name()}
{
    if (dialect == db::Dialect::sqlite) {
        static const SqliteTemplate original;
        folder_ = fresh_folder(name_);
        std::filesystem::copy_file(original.file(), folder_ + "/quorate.db");
        url_ = "sqlite:" + folder_ + "/quorate.db";
    } else {
        static const PostgresqlTemplate original;
        administer("create database " + name_ + " template " + original.name());
        url_ = on_server(name_);
    }
    pool_ = another_pool();
    database_ = std::make_unique<db::Database>(*pool_);
}

TempDatabase::~TempDatabase()
{
    database_.reset();
    pool_.reset();
    if (folder_.empty())
        drop_database(name_);
    else
        std::filesystem::remove_all(folder_);
}

std::unique_ptr<db::Pool> TempDatabase::another_pool() const
{
    return std::make_unique<db::Pool>(db::parse_database_url(url_), 4, test_seal());
}

const db::TextSeal& test_seal()
{
    static const db::TextSeal seal{core::Secrets{test_secret}};
    return seal;
}

void put_test_secret(const std::string& folder)
{
    const std::string path = folder + "/secret.key";
    std::ofstream{path, std::ios::binary} << test_secret;
    std::filesystem::permissions(
        path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

std::unique_ptr<db::Pool> data_of(const std::string& folder)
{
    std::ifstream file{folder + "/secret.key", std::ios::binary};
    std::string secret(32, '\0');
    file.read(secret.data(), static_cast<std::streamsize>(secret.size()));
    return std::make_unique<db::Pool>(
        db::parse_database_url("sqlite:" + folder + "/quorate.db"), 2, db::TextSeal{secret});
}

std::vector<db::Dialect> dialects()
{
    if (server().empty()) return {db::Dialect::sqlite};
    return {db::Dialect::sqlite, db::Dialect::postgresql};
}

std::string name_of(db::Dialect dialect)
{
    return dialect == db::Dialect::sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace quorate::test
