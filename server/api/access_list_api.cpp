#include "server/api/access_list_api.hpp"

#include "core/cases/access_list.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

json::object to_json(const core::NamedAccessEntry& named)
{
    const core::AccessEntry& entry = named.entry;
    return {
        {"user", entry.user.text()},
        {"name", named.name.reveal()},
        {"expires_at", core::iso_utc(entry.expires_at)},
        {"reason", entry.reason.reveal()},
        {"added_by", entry.added_by.empty() ? json::value() : json::value(entry.added_by.text())},
        {"added_at", instant_or_null(entry.added_at)}};
}

ApiAnswer as_it_stands(const core::AccessList& list)
{
    json::array entries;
    for (const core::NamedAccessEntry& each : list.entries)
        entries.push_back(to_json(each));
    return {.body = json::object{{"case", list.family.id.text()},
                                 {"reference", list.family.reference},
                                 {"level", list.family.level},
                                 {"look_by", core::iso(list.look_by)},
                                 {"entries", std::move(entries)}}};
}

// Does it, and answers with the list as it stands then.
template <class Deed>
Response changed_list(App& app, const Request& request, const core::Actor& actor, Deed deed)
{
    const auto change = [&](core::UnitOfWork& work) -> core::Result<core::AccessList> {
        const core::Result<core::Done> changed = deed(work);
        if (!changed) return changed.error();
        return core::view_access_list(work, case_tools(app), actor, case_of(request));
    };
    return api_transact(app, request, actor, change, as_it_stands);
}

}  // namespace

Response get_api_access_lists(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::list_restrictions(work, case_tools(app), actor);
    });
    if (!found) return problem(found.error());
    json::array items;
    for (const core::ListedRestriction& each : *found)
        items.push_back(json::object{{"case", each.family.id.text()},
                                     {"reference", each.family.reference},
                                     {"level", each.family.level},
                                     {"people", each.people},
                                     {"look_by", core::iso(each.look_by)},
                                     {"overdue", each.is_overdue}});
    return list_response(request, std::move(items), "");
}

Response get_api_access_list(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_access_list(work, case_tools(app), actor, case_of(request));
    };
    return api_transact(app, request, actor, look, as_it_stands);
}

Response post_api_access_list(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto term = core::access_term_from(text_member(*body, "term", errors));
    if (errors.empty() && !term) errors.push_back({"term", "Say what for"});
    const core::AddToAccessList command{
        .case_id = case_of(request),
        .user = core::UserId{text_member(*body, "user", errors)},
        .term = term.value_or(core::AccessTerm::task),
        .ends_on = date_member(*body, "ends_on", errors),
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return changed_list(app, request, actor, [&](core::UnitOfWork& work) {
        return core::add_to_access_list(work, case_tools(app), actor, command);
    });
}

Response post_api_remove_access(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RemoveFromAccessList command{
        .case_id = case_of(request),
        .user = core::UserId{request.value(1)},
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return changed_list(app, request, actor, [&](core::UnitOfWork& work) {
        return core::remove_from_access_list(work, case_tools(app), actor, command);
    });
}

Response post_api_keep_restriction(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::KeepRestriction command{
        .case_id = case_of(request),
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return changed_list(app, request, actor, [&](core::UnitOfWork& work) {
        return core::keep_restriction(work, case_tools(app), actor, command);
    });
}

}  // namespace quorate::server
