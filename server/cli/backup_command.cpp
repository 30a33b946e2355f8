#include "server/cli/backup_command.hpp"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <optional>

#include "db/session/checkup.hpp"
#include "server/cli/backup_file.hpp"
#include "server/cli/external_program.hpp"
#include "server/cli/installation.hpp"
#include "server/cli/sealed_backup.hpp"
#include "server/identity/backup_key.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* about_the_secret =
    "The secret (secret.key or secret_file) is not in it: keep a copy of that apart.\n";

// A file that is gone when what needed it is done.
class Passing {
public:
    explicit Passing(std::string path) : path_{std::move(path)} {}
    ~Passing()
    {
        std::error_code error;
        fs::remove(path_, error);
    }
    Passing(const Passing&) = delete;
    Passing& operator=(const Passing&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Nothing where backups are plain.
std::optional<BackupKey> key_of(const Settings& settings)
{
    const std::string path = settings.backup_key();
    if (path.empty()) return std::nullopt;
    if (fs::exists(path)) return BackupKey::from_file(path);
    BackupKey made = BackupKey::make(path);
    std::cout << "Made the key of the backups, " << path
              << ". Keep a copy of this key elsewhere: without it no backup can be read.\n";
    return made;
}

void seal_to(const std::string& file, const Descriptor& plain, const BackupKey& key)
{
    fs::remove(part_of(file));
    seal_backup(plain, Descriptor::to_write(part_of(file)), key);
}

int backup_sqlite(const db::DatabaseUrl& url,
                  const std::string& file,
                  const std::optional<BackupKey>& key)
{
    db::Pool pool{url, 2};
    if (key) {
        // In the clear only for a moment, and only where the database itself is.
        const Passing plain{url.location + ".copy-" + std::to_string(::getpid())};
        db::copy_sqlite(pool, plain.path());
        seal_to(file, Descriptor::to_read(plain.path()), *key);
    } else {
        fs::remove(part_of(file));
        db::copy_sqlite(pool, part_of(file));
    }
    put_in_place(file);
    return 0;
}

// Nothing when pg_dump is not there, else its exit code.
std::optional<int> dump_to(const std::string& file,
                           const std::vector<std::string>& environment,
                           const std::optional<BackupKey>& key)
{
    // For no authority it sees all rows; pg_dump would not start where policies might hide some.
    std::vector<std::string> command{"pg_dump", "--format=custom", "--enable-row-security"};
    if (!key) {
        command.push_back("--file=" + part_of(file));
        return run_external(command, environment);
    }
    PipedProgram dump{command, environment, PipedProgram::Pipe::output};
    if (!dump.is_there()) return std::nullopt;
    seal_to(file, dump.pipe(), *key);
    return dump.end();
}

int backup_postgresql(const db::DatabaseUrl& url,
                      const std::string& file,
                      const std::optional<BackupKey>& key)
{
    const auto ended = dump_to(file, db::libpq_environment(url.location), key);
    if (!ended) return refused("pg_dump is not installed: apt-get install postgresql-client");
    if (*ended != 0) {
        fs::remove(part_of(file));
        return refused("pg_dump failed (see above)");
    }
    put_in_place(file);
    return 0;
}

int backup(const CommonOptions& options, const std::string& file, bool plain)
{
    const Settings settings = prepare_command(options);
    if (fs::exists(file)) return refused("there is a file of that name: " + file);
    const auto url = db::parse_database_url(settings.database_url());
    const bool is_sqlite = url.dialect == db::Dialect::sqlite;
    if (is_sqlite && !fs::exists(url.location))
        return refused("there is no database at " + url.location);
    const auto key = plain ? std::nullopt : key_of(settings);
    const int ended = is_sqlite ? backup_sqlite(url, file, key) : backup_postgresql(url, file, key);
    if (ended != 0) return ended;
    std::cout << "Saved to " << file;
    if (key)
        std::cout << ", sealed with the key " << key->id() << " (" << settings.backup_key()
                  << "). ";
    else
        std::cout << ", in the clear: whoever has it can read it. ";
    std::cout << about_the_secret;
    return 0;
}

}  // namespace

void add_backup_command(CLI::App& root, int& exit_code)
{
    const BackupFile saving = add_backup_file(
        root, "backup", "Save the database to a file, sealed with a key, while it is in use");
    const auto plain = std::make_shared<bool>(false);
    saving.command.add_flag(
        "--plain", *plain, "Save it in the clear, for those who encrypt it by other means");
    saving.command.callback([saving, plain, &exit_code] {
        exit_code = run_guarded([&] { return backup(*saving.options, *saving.file, *plain); });
    });
}

}  // namespace quorate::server
