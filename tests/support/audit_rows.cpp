#include "tests/support/audit_rows.hpp"

#include "core/unit_of_work.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/plain_rows.hpp"

namespace quorate::test {

void add_logged_family(db::Pool& pool,
                       const std::string& id,
                       const std::string& reference,
                       int level)
{
    db::Transaction transaction{pool, db::Access::write};
    test::run_plain(
        transaction.sql(),
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
        "lead_worker_id, level, created_at) values (:i, :a, :r, 'Testwood', 'England', :t, 'sw', "
        ":l, 0)",
        id,
        exampleshire,
        reference,
        north,
        level);
    transaction.commit();
}

core::AuditRecord logged(const std::string& actor,
                         const std::string& role,
                         const std::string& action,
                         core::Instant at)
{
    return {.at = at,
            .actor = actor,
            .actor_role = role,
            .session = "session",
            .network = "127.0.0.0/24",
            .action = action,
            .object = {},
            .result = "ok"};
}

void add_to_log(db::Database& database, const core::AuditRecord& record)
{
    database.write([&](core::UnitOfWork& work) {
        work.audit.record(exampleshire, record);
        return 0;
    });
}

}  // namespace quorate::test
