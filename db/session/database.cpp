#include "db/session/database.hpp"

#include <chrono>
#include <thread>

#include "db/session/transaction.hpp"
#include "db/stores/stores.hpp"

namespace quorate::db {
namespace {

constexpr int attempts = 4;

std::optional<core::Refusal> refusal_for(FailureKind kind)
{
    switch (kind) {
        case FailureKind::chair_taken:
            return core::Refusal::chair_taken;
        case FailureKind::room_taken:
            return core::Refusal::room_taken;
        case FailureKind::time_taken:
            return core::Refusal::time_taken;
        case FailureKind::unique:
            return core::Refusal::already_exists;
        default:
            return std::nullopt;
    }
}

bool is_worth_another_try(FailureKind kind)
{
    return kind == FailureKind::serialization || kind == FailureKind::connection_lost;
}

bool is_double_booking(FailureKind kind)
{
    return kind == FailureKind::chair_taken || kind == FailureKind::room_taken ||
           kind == FailureKind::time_taken;
}

}  // namespace

std::optional<core::Refusal> Database::run(Access access,
                                           const std::function<bool(core::UnitOfWork&)>& body)
{
    // On PostgreSQL the other's booking was not to be seen before it met ours: the second time the
    // use case sees it and says who is taken.
    bool may_look_again = pool_.url().dialect == Dialect::postgresql;
    for (int attempt = 1;; ++attempt) {
        // A commit whose answer was lost may have happened, so it is never tried again here; the
        // caller's Idempotency-Key answers that question.
        bool committing = false;
        std::optional<Transaction> transaction;
        try {
            transaction.emplace(pool_, access);
            Stores stores{transaction->sql()};
            core::UnitOfWork unit = stores.unit_of_work();
            if (body(unit)) {
                committing = true;
                transaction->commit();
            }
            return std::nullopt;
        } catch (const Failure& failure) {
            if (failure.kind() == FailureKind::connection_lost && transaction) transaction->lost();
            if (may_look_again && is_double_booking(failure.kind())) {
                may_look_again = false;
                continue;
            }
            if (const auto refusal = refusal_for(failure.kind())) return refusal;
            const bool again = !committing && is_worth_another_try(failure.kind());
            if (!again || attempt == attempts) throw;
        }
        transaction.reset();
        std::this_thread::sleep_for(std::chrono::milliseconds{20 * attempt});
    }
}

}  // namespace quorate::db
