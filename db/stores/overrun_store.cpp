#include "db/stores/overrun_store.hpp"

#include "db/stores/first_found.hpp"

#define OVERRUN_COLUMNS                                                                     \
    "id, authority_id, case_id, due_date_id, rule_id, limit_date, rationale, expected_on, " \
    "asked_by, asked_at, status, decided_by, decided_as, decided_at, decision_reason, "     \
    "agreed_with, credential"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::OverrunRequest> requests(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::OverrunRequest> found;
    for (auto& [id,
                authority,
                case_id,
                due_date,
                rule,
                limit_date,
                rationale,
                expected_on,
                asked_by,
                asked_at,
                status,
                decided_by,
                decided_as,
                decided_at,
                reason,
                agreed_with,
                credential] : sql.select<core::OverrunId,
                                         core::AuthorityId,
                                         core::CaseId,
                                         core::DueDateId,
                                         std::string,
                                         core::Date,
                                         core::FreeText,
                                         core::Date,
                                         core::UserId,
                                         core::Instant,
                                         std::string,
                                         core::UserId,
                                         std::string,
                                         std::optional<core::Instant>,
                                         core::FreeText,
                                         core::UserId,
                                         std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .case_id = std::move(case_id),
                         .due_date = std::move(due_date),
                         .rule_id = std::move(rule),
                         .limit_date = limit_date,
                         .rationale = std::move(rationale),
                         .expected_on = expected_on,
                         .asked_by = std::move(asked_by),
                         .asked_at = asked_at,
                         .status = core::overrun_status_from(status).value(),
                         .decided_by = std::move(decided_by),
                         .decided_as = core::find_role(decided_as),
                         .decided_at = decided_at,
                         .decision_reason = std::move(reason),
                         .agreed_with = std::move(agreed_with),
                         .credential = std::move(credential)});
    return found;
}

std::string role_text(const std::optional<core::Role>& role)
{
    return role ? std::string{core::role_code(*role)} : std::string{};
}

}  // namespace

std::vector<core::OverrunRequest> OverrunStore::of_case(const core::AuthorityId& authority,
                                                        const core::CaseId& id)
{
    return requests(sql_,
                    "select " OVERRUN_COLUMNS
                    " from overrun_request where authority_id = :a and case_id = :c "
                    "order by asked_at desc, id desc",
                    authority,
                    id);
}

std::optional<core::OverrunRequest> OverrunStore::find(const core::AuthorityId& authority,
                                                       const core::OverrunId& id)
{
    return first(requests(sql_,
                          "select " OVERRUN_COLUMNS
                          " from overrun_request where authority_id = :a and id = :i",
                          authority,
                          id));
}

bool OverrunStore::add(const core::OverrunRequest& request)
{
    // Two people may ask at the same moment; the index lets one of them.
    return sql_.execute("insert into overrun_request (" OVERRUN_COLUMNS
                        ") values (:id, :authority, :family, :due, :rule, :limit_date, :rationale, "
                        ":expected_on, :asked_by, :asked_at, :status, :decided_by, :decided_as, "
                        ":decided_at, "
                        ":reason, :agreed_with, :credential) on conflict do nothing",
                        request.id,
                        request.authority,
                        request.case_id,
                        request.due_date,
                        request.rule_id,
                        request.limit_date,
                        request.rationale,
                        request.expected_on,
                        request.asked_by,
                        request.asked_at,
                        std::string{core::code(request.status)},
                        request.decided_by,
                        role_text(request.decided_as),
                        request.decided_at,
                        request.decision_reason,
                        request.agreed_with,
                        request.credential) == 1;
}

bool OverrunStore::decide(const core::AuthorityId& authority,
                          const core::OverrunId& id,
                          const core::OverrunDecision& decision)
{
    return sql_.execute(
               "update overrun_request set status = :s, decided_by = :b, decided_as = :r, "
               "decided_at = :t, decision_reason = :w, agreed_with = :g "
               "where authority_id = :a and id = :i and status = 'awaiting'",
               std::string{core::code(decision.status)},
               decision.by,
               role_text(decision.as),
               decision.at,
               decision.reason,
               decision.agreed_with,
               authority,
               id) == 1;
}

void OverrunStore::follow(const core::AuthorityId& authority,
                          const core::DueDateId& from,
                          const core::DueDateId& to)
{
    sql_.execute(
        "update overrun_request set due_date_id = :t where authority_id = :a and due_date_id = :f",
        to,
        authority,
        from);
}

}  // namespace quorate::db
