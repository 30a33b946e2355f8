#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "db/session/dialect.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

enum class Access { read, write };

/// The open connections. SQLite has one for writing and several for reading; PostgreSQL has several
/// that do both. A connection that was lost is opened again when it is next asked for.
class Pool {
public:
    /// Opens all `size` connections now (at least two). Without a seal they serve for what is about
    /// nobody: migrating, copying, checking. Throws Failure.
    Pool(DatabaseUrl url, std::size_t size, std::optional<TextSeal> seal = std::nullopt);
    ~Pool();

    class Connection;

    /// A connection on loan; goes back by itself.
    class Lease {
    public:
        Lease(Pool& pool, Connection& connection) : pool_{&pool}, connection_{&connection} {}
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Sql& sql();

        /// Marks the connection as unusable: it is opened afresh before its next loan.
        void broken();

    private:
        Pool* pool_;
        Connection* connection_;
    };

    /// Waits for a free connection, at most ten seconds; then throws Failure{busy}.
    Lease take(Access access);

    const DatabaseUrl& url() const noexcept { return url_; }

    /// How many writing transactions have ended, whatever became of them. What was read before the
    /// number changed may no longer be so; what other processes write does not show in it.
    std::uint64_t writes() const noexcept { return writes_.load(); }
    void note_write() noexcept { writes_.fetch_add(1); }

private:
    void give_back(Connection& connection);

    DatabaseUrl url_;
    std::optional<TextSeal> seal_;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::atomic<std::uint64_t> writes_{0};
};

}  // namespace quorate::db
