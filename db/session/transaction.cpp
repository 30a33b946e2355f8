#include "db/session/transaction.hpp"

#include "db/session/failure.hpp"

namespace quorate::db {

Transaction::Transaction(Pool& pool, Access access)
    : pool_{pool}, access_{access}, lease_{pool.take(access)}
{
    const bool sqlite = lease_.sql().dialect() == Dialect::sqlite;
    const char* begin = "begin";
    if (sqlite && access == Access::write) begin = "begin immediate";
    if (!sqlite && access == Access::read)
        begin = "begin isolation level repeatable read read only";
    try {
        lease_.sql().run_once(begin);
        open_ = true;
    } catch (const Failure& failure) {
        if (failure.kind() == FailureKind::connection_lost) lease_.broken();
        throw;
    }
}

Transaction::~Transaction()
{
    // Also when the answer to COMMIT was lost: it may have happened.
    if (access_ == Access::write) pool_.note_write();
    if (!open_) return;
    try {
        lease_.sql().run_once("rollback");
    } catch (const Failure&) {
        lease_.broken();  // a connection that cannot even roll back is opened afresh
    }
}

void Transaction::commit()
{
    lease_.sql().run_once("commit");
    open_ = false;
}

}  // namespace quorate::db
