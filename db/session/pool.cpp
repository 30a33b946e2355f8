#include "db/session/pool.hpp"

#include <algorithm>
#include <chrono>

#include "db/session/session.hpp"

namespace quorate::db {

class Pool::Connection {
public:
    Connection(const DatabaseUrl& url, const TextSeal* seal, bool may_read, bool may_write)
        : url_{url}, may_read_{may_read}, may_write_{may_write}, sql_{session_, url.dialect, seal}
    {
        open_session(session_, url_);
    }

    bool serves(Access access) const { return access == Access::read ? may_read_ : may_write_; }

    /// SOCI's own reconnect keeps dead prepared statements, so they are dropped first.
    void make_usable()
    {
        if (!broken_) return;
        sql_.forget();
        session_.close();
        open_session(session_, url_);
        broken_ = false;
    }

    Sql& sql() { return sql_; }

    bool busy = false;
    bool broken_ = false;

private:
    const DatabaseUrl& url_;
    bool may_read_;
    bool may_write_;
    soci::session session_;
    Sql sql_;
};

Pool::Pool(DatabaseUrl url, std::size_t size, std::optional<TextSeal> seal)
    : url_{std::move(url)}, seal_{std::move(seal)}
{
    const bool one_writer = url_.dialect == Dialect::sqlite;
    for (std::size_t i = 0; i < std::max<std::size_t>(size, 2); ++i) {
        const bool may_write = !one_writer || i == 0;
        const bool may_read = !one_writer || i > 0;
        connections_.push_back(
            std::make_unique<Connection>(url_, seal_ ? &*seal_ : nullptr, may_read, may_write));
    }
}

Pool::~Pool() = default;

Pool::Lease Pool::take(Access access)
{
    std::unique_lock lock{mutex_};
    Connection* found = nullptr;
    const auto is_free = [&] {
        const auto it = std::ranges::find_if(
            connections_, [&](const auto& c) { return !c->busy && c->serves(access); });
        found = it == connections_.end() ? nullptr : it->get();
        return found != nullptr;
    };
    if (!freed_.wait_for(lock, std::chrono::seconds{10}, is_free))
        throw Failure{FailureKind::busy, "pool"};
    found->busy = true;
    lock.unlock();

    try {
        found->make_usable();
    } catch (...) {
        give_back(*found);
        throw;
    }
    return Lease{*this, *found};
}

void Pool::give_back(Connection& connection)
{
    {
        const std::lock_guard lock{mutex_};
        connection.busy = false;
    }
    freed_.notify_all();
}

Pool::Lease::~Lease()
{
    pool_->give_back(*connection_);
}

Sql& Pool::Lease::sql()
{
    return connection_->sql();
}

void Pool::Lease::broken()
{
    connection_->broken_ = true;
}

}  // namespace quorate::db
