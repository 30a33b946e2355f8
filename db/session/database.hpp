#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"
#include "db/session/failure.hpp"
#include "db/session/pool.hpp"

namespace quorate::db {

/// The one way to the data: a function run inside a transaction. Blocks, so it belongs on a worker
/// thread. `work` may run more than once (a lost race is tried again), so it must touch nothing but
/// its UnitOfWork. Throws Failure when the database cannot serve.
class Database {
public:
    explicit Database(Pool& pool) : pool_{pool} {}

    /// Runs `work`, which returns a Result: a value commits, a refusal rolls back. Double booking
    /// and a row that exists already come back as refusals, whichever statement met them.
    template <class Work>
    std::invoke_result_t<Work&, core::UnitOfWork&> transact(Work work)
    {
        std::optional<std::invoke_result_t<Work&, core::UnitOfWork&>> outcome;
        const auto refusal = run(Access::write, [&](core::UnitOfWork& unit) {
            outcome.reset();
            outcome.emplace(work(unit));
            return outcome->has_value();
        });
        if (refusal) return core::Error{*refusal};
        return std::move(*outcome);
    }

    /// Runs `work` and commits whatever it returns: for what must be kept even when the person is
    /// refused, such as a failed sign-in.
    template <class Work>
    std::invoke_result_t<Work&, core::UnitOfWork&> write(Work work)
    {
        std::optional<std::invoke_result_t<Work&, core::UnitOfWork&>> outcome;
        const auto refusal = run(Access::write, [&](core::UnitOfWork& unit) {
            outcome.reset();
            outcome.emplace(work(unit));
            return true;
        });
        if (refusal) throw Failure{FailureKind::other, "refused"};
        return std::move(*outcome);
    }

    /// Runs `work`, which must not write, on one consistent snapshot, and returns what it returns.
    template <class Work>
    std::invoke_result_t<Work&, core::UnitOfWork&> read(Work work)
    {
        std::optional<std::invoke_result_t<Work&, core::UnitOfWork&>> outcome;
        run(Access::read, [&](core::UnitOfWork& unit) {
            outcome.reset();
            outcome.emplace(work(unit));
            return true;
        });
        return std::move(*outcome);
    }

    Pool& pool() noexcept { return pool_; }

private:
    // Gives the refusal that a database fault amounts to, if it is one a person can act on.
    std::optional<core::Refusal> run(Access access,
                                     const std::function<bool(core::UnitOfWork&)>& body);

    Pool& pool_;
};

}  // namespace quorate::db
