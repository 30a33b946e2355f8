#include "server/cli/restore_command.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include "db/session/checkup.hpp"
#include "db/session/failure.hpp"
#include "db/session/migrate.hpp"
#include "server/cli/backup_file.hpp"
#include "server/cli/external_program.hpp"
#include "server/cli/installation.hpp"
#include "server/cli/sealed_backup.hpp"
#include "server/identity/backup_key.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

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

// What was sealed, in the clear; false when it is damaged. A plain backup as it is.
bool open_to(const std::string& part, const std::string& file, const std::optional<BackupKey>& key)
{
    fs::remove(part);
    if (!key) {
        fs::copy_file(file, part);
        return true;
    }
    const Descriptor opened = Descriptor::to_write(part);
    return open_backup(file, *key, [&opened](std::string_view bytes) { opened.write(bytes); });
}

int restore_sqlite(const db::DatabaseUrl& url,
                   const std::string& file,
                   const std::optional<BackupKey>& key)
{
    for (const char* ending : {"", "-wal", "-shm"})
        if (fs::exists(url.location + ending))
            return refused("there is a database already; a backup goes to a fresh place: " +
                           url.location);
    const std::string part = part_of(url.location);
    const bool is_whole = open_to(part, file, key);
    if (is_whole && !is_sqlite_file(part)) {
        fs::remove(part);
        return refused("this is no backup of an SQLite database: " + file);
    }
    const bool sound = is_whole && is_sound(part);
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

std::vector<std::string> pg_restore()
{
    return {"pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", "--dbname="};
}

// Nothing when pg_restore is not there, else its exit code. One that is not waited for leaves the
// database empty.
std::optional<int> restore_sealed(const std::string& file,
                                  const BackupKey& key,
                                  const std::vector<std::string>& environment)
{
    PipedProgram program{pg_restore(), environment, PipedProgram::Pipe::input};
    if (!program.is_there()) return std::nullopt;
    bool is_taken = true;
    const auto hand_on = [&program, &is_taken](std::string_view bytes) {
        if (is_taken) is_taken = program.pipe().try_write(bytes);
    };
    if (!open_backup(file, key, hand_on))
        throw std::runtime_error{"the backup changed while it was read: " + file};
    return program.end();
}

int restore_postgresql(const db::DatabaseUrl& url,
                       const std::string& file,
                       const std::optional<BackupKey>& key)
{
    {
        db::Pool pool{url, 2};
        if (!is_fresh(pool))
            return refused("there is a database already; a backup goes to an empty one");
    }
    // All of it is looked at before the first row is taken from it.
    if (key && !open_backup(file, *key, [](std::string_view) {}))
        return refused("the backup is damaged: " + file);
    const auto environment = db::libpq_environment(url.location);
    std::vector<std::string> plain = pg_restore();
    plain.push_back(file);
    const auto ended =
        key ? restore_sealed(file, *key, environment) : run_external(plain, environment);
    if (!ended) return refused("pg_restore is not installed: apt-get install postgresql-client");
    return *ended == 0 ? 0 : refused("pg_restore failed (see above)");
}

// Why the key that the file names is not the one we have; empty when it is.
std::string key_fault(const std::string& path, const std::string& wanted)
{
    const std::string sealed = "this backup is sealed with the key " + wanted;
    if (path.empty()) return sealed + ": name the file of that key with --backup-key";
    if (!fs::exists(path))
        return sealed + ", and there is no key at " + path +
               ": put it there, or name its file with --backup-key";
    const std::string found = BackupKey::from_file(path).id();
    if (found == wanted) return {};
    return sealed + ", and the one at " + path + " is the key " + found +
           ": name the right file with --backup-key";
}

int restore(const CommonOptions& options, const std::string& file)
{
    const Settings settings = prepare_command(options);
    if (!fs::exists(file)) return refused("there is no such file: " + file);
    std::optional<BackupKey> key;
    if (const auto wanted = key_of_backup(file)) {
        const std::string fault = key_fault(settings.backup_key(), *wanted);
        if (!fault.empty()) return refused(fault);
        key = BackupKey::from_file(settings.backup_key());
    }
    const auto url = db::parse_database_url(settings.database_url());
    const bool is_sqlite = url.dialect == db::Dialect::sqlite;
    const int ended =
        is_sqlite ? restore_sqlite(url, file, key) : restore_postgresql(url, file, key);
    if (ended != 0) return ended;
    db::Pool pool{url, 2};
    db::migrate(pool);
    std::cout << "Restored. Before serving, put the secret file of that installation at "
              << settings.secret_path() << ", then run quorate audit verify.\n";
    return 0;
}

}  // namespace

void add_restore_command(CLI::App& root, int& exit_code)
{
    const BackupFile filling = add_backup_file(root, "restore", "Fill a fresh place from a backup");
    filling.command.callback([filling, &exit_code] {
        exit_code = run_guarded([&] { return restore(*filling.options, *filling.file); });
    });
}

}  // namespace quorate::server
