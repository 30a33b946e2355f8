#include "db/session/transaction.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "db/session/confinement.hpp"
#include "db/session/failure.hpp"

namespace quorate::db {
namespace {

bool is_of_an_id(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

// Goes with BEGIN, so that it is no round trip of its own, and lasts as long as the transaction. A
// setting cannot be bound, so nothing but an id of ours gets in.
std::string for_one_authority()
{
    const std::string& authority = Confinement::of_this_thread().text();
    if (authority.empty()) return {};
    if (!std::ranges::all_of(authority, is_of_an_id))
        throw std::logic_error{"the id of an authority has a character that no id of ours has"};
    return "; set local app.authority = '" + authority + "'";
}

}  // namespace

Transaction::Transaction(Pool& pool, Access access)
    : pool_{pool}, access_{access}, lease_{pool.take(access)}
{
    const bool sqlite = lease_.sql().dialect() == Dialect::sqlite;
    std::string begin = "begin";
    if (sqlite && access == Access::write) begin = "begin immediate";
    if (!sqlite && access == Access::read)
        begin = "begin isolation level repeatable read read only";
    if (!sqlite) begin += for_one_authority();
    try {
        lease_.sql().run_once(begin);
        open_ = true;
    } catch (const Failure& failure) {
        // On PostgreSQL a part of it may have been done.
        if (!sqlite || failure.kind() == FailureKind::connection_lost) lease_.broken();
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
