#include "server/cli/backup_command.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/people/authority_store.hpp"
#include "db/session/checkup.hpp"
#include "db/session/failure.hpp"
#include "db/session/migrate.hpp"
#include "server/cli/external_program.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* about_the_secret =
    "The secret (secret.key or secret_file) is not in it: keep a copy of that apart.\n";

std::string part_of(const std::string& file)
{
    return file + ".part";
}

// Under its own name only when all of it is on the disk.
void put_in_place(const std::string& file)
{
    flush_to_disk(part_of(file));
    fs::rename(part_of(file), file);
    flush_to_disk(fs::absolute(file).parent_path().string());
}

int backup_sqlite(const db::DatabaseUrl& url, const std::string& file)
{
    if (!fs::exists(url.location)) return refused("there is no database at " + url.location);
    fs::remove(part_of(file));
    db::Pool pool{url, 2};
    db::copy_sqlite(pool, part_of(file));
    put_in_place(file);
    return 0;
}

int backup_postgresql(const db::DatabaseUrl& url, const std::string& file)
{
    // For no authority it sees all rows; pg_dump would not start where policies might hide some.
    const auto ended = run_external(
        {"pg_dump", "--format=custom", "--enable-row-security", "--file=" + part_of(file)},
        db::libpq_environment(url.location));
    if (!ended) return refused("pg_dump is not installed: apt-get install postgresql-client");
    if (*ended != 0) return refused("pg_dump failed (see above)");
    put_in_place(file);
    return 0;
}

int backup(const CommonOptions& options, const std::string& file)
{
    const Settings settings = prepare_command(options);
    if (fs::exists(file)) return refused("there is a file of that name: " + file);
    const auto url = db::parse_database_url(settings.database_url());
    const bool is_sqlite = url.dialect == db::Dialect::sqlite;
    const int ended = is_sqlite ? backup_sqlite(url, file) : backup_postgresql(url, file);
    if (ended == 0) std::cout << "Saved to " << file << ". " << about_the_secret;
    return ended;
}

bool is_sqlite_file(const std::string& file)
{
    std::ifstream stream{file, std::ios::binary};
    std::string start(16, '\0');
    stream.read(start.data(), static_cast<std::streamsize>(start.size()));
    return stream && start.starts_with("SQLite format 3");
}

// Whether it opens and its own check finds nothing.
bool is_sound(const std::string& file)
{
    try {
        db::Pool pool{{db::Dialect::sqlite, file}, 2};
        return db::integrity_fault(pool).empty();
    } catch (const db::Failure&) {
        return false;
    }
}

int restore_sqlite(const db::DatabaseUrl& url, const std::string& file)
{
    for (const char* ending : {"", "-wal", "-shm"})
        if (fs::exists(url.location + ending))
            return refused("there is a database already; a backup goes to a fresh place: " +
                           url.location);
    if (!is_sqlite_file(file)) return refused("this is no backup of an SQLite database: " + file);
    const std::string part = part_of(url.location);
    fs::copy_file(file, part, fs::copy_options::overwrite_existing);
    const bool sound = is_sound(part);
    for (const char* ending : {"-wal", "-shm"})
        fs::remove(part + ending);
    if (!sound) {
        fs::remove(part);
        return refused("the backup is damaged: " + file);
    }
    put_in_place(url.location);
    return 0;
}

bool is_fresh(db::Pool& pool)
{
    return pool.take(db::Access::read)
               .sql()
               .value<int>(
                   "select count(*) from information_schema.tables "
                   "where table_name = 'schema_migration'") == 0;
}

int restore_postgresql(const db::DatabaseUrl& url, const std::string& file)
{
    {
        db::Pool pool{url, 2};
        if (!is_fresh(pool))
            return refused("there is a database already; a backup goes to an empty one");
    }
    const auto environment = db::libpq_environment(url.location);
    const auto ended = run_external(
        {"pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname=", file},
        environment);
    if (!ended) return refused("pg_restore is not installed: apt-get install postgresql-client");
    return *ended == 0 ? 0 : refused("pg_restore failed (see above)");
}

int restore(const CommonOptions& options, const std::string& file)
{
    const Settings settings = prepare_command(options);
    if (!fs::exists(file)) return refused("there is no such file: " + file);
    const auto url = db::parse_database_url(settings.database_url());
    const bool is_sqlite = url.dialect == db::Dialect::sqlite;
    const int ended = is_sqlite ? restore_sqlite(url, file) : restore_postgresql(url, file);
    if (ended != 0) return ended;
    db::Pool pool{url, 2};
    db::migrate(pool);
    std::cout << "Restored. Put the secret of that installation in its place before serving, then "
                 "run quorate audit verify.\n";
    return 0;
}

using Run = int (*)(const CommonOptions&, const std::string&);

void add_one(CLI::App& root,
             int& exit_code,
             const std::string& name,
             const std::string& description,
             Run run)
{
    CLI::App& command = *root.add_subcommand(name, description);
    const auto options = add_common_options(command);
    const auto file = std::make_shared<std::string>();
    command.add_option("file", *file, "The backup")->required();
    command.callback([options, file, run, &exit_code] {
        exit_code = run_guarded([&] { return run(*options, *file); });
    });
}

}  // namespace

void add_backup_commands(CLI::App& root, int& exit_code)
{
    add_one(root, exit_code, "backup", "Save the database to a file, while it is in use", backup);
    add_one(root, exit_code, "restore", "Fill a fresh place from a backup", restore);
}

}  // namespace quorate::server
