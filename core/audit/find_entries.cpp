#include "core/audit/find_entries.hpp"

#include <algorithm>
#include <array>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/csv.hpp"
#include "core/support/paging.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_reason = 500;
constexpr std::string_view enough_reason = "for as long as it takes";

std::string_view code(LogPart part)
{
    switch (part) {
        case LogPart::refusals:
            return "refusals";
        case LogPart::exports:
            return "exports";
        case LogPart::everything:
            break;
    }
    return "everything";
}

// "auth.failed": also of an event that no list has.
bool is_action_or_event(const std::string& text)
{
    constexpr std::size_t longest_name = 60;
    const bool is_plain = std::ranges::all_of(
        text, [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_'; });
    return is_plain && text.size() <= longest_name && text.find('.') != std::string::npos;
}

bool is_somebody(UnitOfWork& work, const Actor& actor, const std::string& who)
{
    if (who == system_actor(actor.authority).user.text()) return true;
    const auto user = work.users.find(UserId{who});
    return user && user->authority == actor.authority;
}

// From the first moment of one day to the last of another, as clocks in London have them.
Result<AuditQuery> query_for(UnitOfWork& work, const Actor& actor, const LogSearch& search)
{
    AuditQuery query{.actor = search.who,
                     .action = search.action,
                     .part = search.part,
                     .before = search.before,
                     .limit = std::clamp(search.limit, 1, longest_stretch)};
    std::vector<FieldError> errors;
    if (!search.who.empty() && !is_somebody(work, actor, search.who))
        errors.push_back({"who", "Choose somebody of the list"});
    if (!search.action.empty() && !is_action_or_event(search.action))
        errors.push_back({"action", "Choose one of the list"});
    if (const std::string reference = trimmed(search.reference); !reference.empty()) {
        const auto id = work.cases.find_by_reference(actor.authority, reference);
        if (id)
            query.case_id = *id;
        else
            errors.push_back({"reference", "There is no case with this reference"});
    }
    if (search.from && search.until && *search.until < *search.from)
        errors.push_back({"until", "Must not be before the first day"});
    if (!errors.empty()) return Error{Refusal::invalid_input, errors};
    if (search.from) query.from = london_instant(CivilTime{*search.from});
    if (search.until) query.until = london_instant(CivilTime{*search.until + std::chrono::days{1}});
    return query;
}

// What was looked for, in ids and codes.
std::string searched(const AuditQuery& query, const LogSearch& search)
{
    std::string detail = "part=" + std::string{code(query.part)};
    if (!query.actor.empty()) detail += " who=" + query.actor;
    if (!query.action.empty()) detail += " action=" + query.action;
    if (search.from) detail += " from=" + iso(*search.from);
    if (search.until) detail += " until=" + iso(*search.until);
    return detail;
}

std::map<std::string, PersonName> names_of(UnitOfWork& work, const AuthorityId& authority)
{
    std::map<std::string, PersonName> names;
    for (const User& user : work.users.of_authority(authority))
        names.emplace(user.id.text(), user.name);
    return names;
}

}  // namespace

const std::vector<std::string>& audit_events()
{
    static const std::vector<std::string> events{"auth.app_password_failed",
                                                 "auth.failed",
                                                 "auth.mfa.begun",
                                                 "auth.mfa.demanded",
                                                 "auth.mfa.failed",
                                                 "auth.mfa.passkey_added",
                                                 "auth.mfa.passkey_copied",
                                                 "auth.mfa.passkey_failed",
                                                 "auth.mfa.passkey_removed",
                                                 "auth.mfa.passkey_used",
                                                 "auth.mfa.recovery_code",
                                                 "auth.mfa.recovery_codes_made",
                                                 "auth.mfa.removed",
                                                 "auth.sign_out",
                                                 "auth.spray",
                                                 "auth.step_up",
                                                 "auth.step_up_failed",
                                                 "auth.token.create",
                                                 "auth.token.revoke",
                                                 "auth.work_account_linked",
                                                 "authority.change",
                                                 "authority.create",
                                                 "authority.escalation",
                                                 "authority.reminders",
                                                 "seed.load"};
    return events;
}

bool may_find_entries(const Actor& actor, Instant now)
{
    return permit(actor, Action::audit_view_case_log, actor.authority, now, enough_reason)
        .has_value();
}

Result<std::vector<User>> people_in_log(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto allowed =
        permit(actor, Action::audit_view_case_log, actor.authority, clock.now(), enough_reason);
    if (!allowed) return allowed.error();
    return work.users.of_authority(actor.authority);
}

Result<FoundEntries> find_entries(UnitOfWork& work,
                                  const Clock& clock,
                                  const Actor& actor,
                                  const LogSearch& search,
                                  const std::string& reason)
{
    const Instant now = clock.now();
    const auto allowed = permit(actor, Action::audit_view_case_log, actor.authority, now, reason);
    if (!allowed) {
        if (allowed.error().refusal == Refusal::needs_reason)
            return invalid("reason", "Write why you need this log, in at least 15 characters");
        return allowed.error();
    }
    if (length(reason) > longest_reason || !is_plain_text(reason, Lines::many))
        return invalid("reason", "Keep the reason under 500 characters of plain text");
    const auto query = query_for(work, actor, search);
    if (!query) return query.error();

    const int limit = query->limit;
    AuditQuery asked = *query;
    asked.limit = limit + 1;
    auto page = page_of(work.audit_log.find(actor.authority, asked), limit);
    FoundEntries found{.entries = std::move(page.entries), .has_more = page.has_more};
    found.names = names_of(work, actor.authority);
    std::erase_if(found.names, [&found](const auto& named) {
        return std::ranges::none_of(found.entries, [&named](const FoundEntry& each) {
            return each.entry.record.actor == named.first;
        });
    });
    audit(work,
          actor,
          now,
          {.action = Action::audit_view_case_log,
           .object = query->case_id.empty() ? actor.authority.text() : query->case_id.text(),
           .case_id = query->case_id,
           .detail = searched(*query, search),
           .reason = FreeText{trimmed(reason)}});
    return found;
}

Result<LogExport> begin_log_export(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const LogSearch& search)
{
    const Instant now = clock.now();
    const auto allowed = permit(actor, Action::audit_export, actor.authority, now);
    if (!allowed) return allowed.error();
    const auto query = query_for(work, actor, search);
    if (!query) return query.error();
    audit(work,
          actor,
          now,
          {.action = Action::audit_export,
           .object = query->case_id.empty() ? actor.authority.text() : query->case_id.text(),
           .case_id = query->case_id,
           .detail = searched(*query, search)});
    LogExport exported{
        .authority = actor.authority, .query = *query, .names = names_of(work, actor.authority)};
    // What is written while the file is read does not make it longer.
    const auto head = work.audit_log.head(actor.authority);
    exported.query.before = head ? head->number + 1 : 1;
    return exported;
}

std::vector<FoundEntry> next_exported(UnitOfWork& work, LogExport& exported, int limit)
{
    // Below 1 there is nothing, but to a search 0 is no bound.
    if (exported.query.before == 1) return {};
    exported.query.limit = limit;
    auto found = work.audit_log.find(exported.authority, exported.query);
    exported.query.before = found.empty() ? 1 : found.back().entry.number;
    return found;
}

std::string log_csv_header()
{
    return "number,at,who,name,role,action,result,reference,object,detail,network,session,hash\r\n";
}

std::string log_csv_row(const LogExport& exported, const FoundEntry& found)
{
    const AuditRecord& record = found.entry.record;
    const auto named = exported.names.find(record.actor);
    const std::array<std::string, 12> cells{
        iso_utc(record.at),
        record.actor,
        named == exported.names.end() ? std::string{} : named->second.reveal(),
        record.actor_role,
        record.action,
        record.result,
        found.reference,
        record.object,
        shown_detail(record),
        record.network,
        record.session,
        found.entry.hash};
    std::string line = std::to_string(found.entry.number);
    for (const std::string& cell : cells)
        line.append(",").append(csv_cell(cell));
    return line.append("\r\n");
}

}  // namespace quorate::core
