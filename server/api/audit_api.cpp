#include "server/api/audit_api.hpp"

#include <charconv>

#include "core/audit/find_entries.hpp"
#include "core/audit/view_audit.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/paging.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"

namespace quorate::server {
namespace {

json::object to_json(const core::AuditEntry& entry)
{
    const core::AuditRecord& record = entry.record;
    return {{"number", entry.number},
            {"at", core::iso_utc(record.at)},
            {"actor", record.actor},
            {"role", record.actor_role},
            {"action", record.action},
            {"object", record.object},
            {"case", record.case_id.empty() ? json::value() : json::value(record.case_id.text())},
            {"result", record.result},
            {"detail", core::shown_detail(record)},
            {"network", record.network},
            {"hash", entry.hash}};
}

Response log_response(const Request& request, const core::LogPage& page)
{
    json::array items;
    for (const core::AuditEntry& entry : page.entries)
        items.push_back(to_json(entry));
    const std::string next =
        page.has_more ? std::to_string(page.entries.back().number) : std::string{};
    return list_response(request, std::move(items), next);
}

constexpr std::string_view no_such_case = "Give the id of a case whose log you may read";

core::Result<std::int64_t> cursor_of(const std::string& after)
{
    std::int64_t number = 0;
    if (after.empty()) return number;
    const char* end = after.data() + after.size();
    if (std::from_chars(after.data(), end, number).ptr != end || number < 1)
        return core::unknown_cursor();
    return number;
}

}  // namespace

Response get_api_audit(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const auto before = cursor_of(paging->after);
    if (!before) return problem(before.error());
    const core::LogStretch stretch{.before = *before, .limit = paging->limit};
    const core::CaseId asked{request.query.get("case")};
    if (asked.empty()) {
        const auto log = app.read(actor, [&](core::UnitOfWork& work) {
            return core::view_own_log(work, app.clock, actor, stretch);
        });
        return log ? log_response(request, *log) : problem(log.error());
    }
    const auto log = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_log(work, app.clock, actor, {.id = asked}, {}, stretch);
    });
    if (log) return log_response(request, log->page);
    core::Error error = of_member(log.error(), "case", no_such_case);
    // A reason must not stand in an address, so there is no parameter for it.
    for (core::FieldError& each : error.fields)
        if (each.field == "reason")
            each = {"case", "Post the case and the reason to /api/v1/audit/search"};
    return problem(error);
}

Response post_api_audit_search(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::LoggedCase asked{.id = core::CaseId{text_member(*body, "case", errors)},
                                 .reference = text_member(*body, "reference", errors)};
    const std::string reason = text_member(*body, "reason", errors);
    const auto before = number_member(*body, "before", errors);
    if (before && *before < 1) errors.push_back({"before", "Must be the number of an entry"});
    const core::LogStretch stretch{.before = before.value_or(0),
                                   .limit = limit_member(*body, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto log = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_log(work, app.clock, actor, asked, reason, stretch);
    });
    if (!log && asked.id.empty())
        return problem(of_member(log.error(), "reference", core::no_case_of_reference));
    if (!log) return problem(of_member(log.error(), "case", no_such_case));
    json::array items;
    for (const core::AuditEntry& entry : log->page.entries)
        items.push_back(to_json(entry));
    return json_response(
        200, json::object{{"items", std::move(items)}, {"has_more", log->page.has_more}});
}

Response post_api_audit_entries(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::LogSearch search{.who = text_member(*body, "who", errors),
                           .action = text_member(*body, "action", errors),
                           .reference = text_member(*body, "reference", errors)};
    search.from = date_member(*body, "from", errors);
    search.until = date_member(*body, "until", errors);
    const std::string show = text_member(*body, "show", errors);
    if (show == "refusals") search.part = core::LogPart::refusals;
    if (show == "exports") search.part = core::LogPart::exports;
    const auto before = number_member(*body, "before", errors);
    if (before && *before < 1) errors.push_back({"before", "Must be the number of an entry"});
    search.before = before.value_or(0);
    search.limit = limit_member(*body, errors);
    const std::string reason = text_member(*body, "reason", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::find_entries(work, app.clock, actor, search, reason);
    });
    if (!found) return problem(found.error());
    json::array items;
    for (const core::FoundEntry& each : found->entries)
        items.push_back(to_json(each.entry));
    return json_response(200,
                         json::object{{"items", std::move(items)}, {"has_more", found->has_more}});
}

Response get_api_audit_chain(App& app, const Request&, const core::Actor& actor)
{
    const auto length = app.read(
        actor, [&](core::UnitOfWork& work) { return core::chain_length(work, app.clock, actor); });
    if (!length) return problem(length.error());
    return json_response(200, json::object{{"entries", *length}});
}

Response post_api_audit_verify(App& app, const Request&, const core::Actor& actor)
{
    const auto status = app.transact(
        actor, [&](core::UnitOfWork& work) { return core::verify_chain(work, app.clock, actor); });
    if (!status) return problem(status.error());
    return json_response(
        200,
        json::object{{"entries", status->entries},
                     {"whole", !status->first_broken},
                     {"first_broken",
                      status->first_broken ? json::value(*status->first_broken) : json::value()}});
}

}  // namespace quorate::server
