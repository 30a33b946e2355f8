#pragma once

#include "db/session/pool.hpp"

namespace quorate::db {

/// One transaction on one connection. Rolls back unless it was committed.
///
/// A writing one takes SQLite's write lock at once (BEGIN IMMEDIATE): a deferred one that reads
/// first fails when it then writes, however long it is willing to wait. It is for the authority
/// that its thread is confined to (confinement.hpp).
class Transaction {
public:
    Transaction(Pool& pool, Access access);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Sql& sql() { return lease_.sql(); }
    void commit();

    /// Tells the pool that the connection did not survive.
    void lost() { lease_.broken(); }

private:
    Pool& pool_;
    Access access_;
    Pool::Lease lease_;
    bool open_ = false;
};

}  // namespace quorate::db
