#include "server/api/emergency_api.hpp"

#include "core/cases/emergency_access.hpp"
#include "core/cases/emergency_review.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/case_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::EmergencyAccessId access_of(const Request& request)
{
    return core::EmergencyAccessId{request.value(0)};
}

const char* code(core::EmergencyState state)
{
    switch (state) {
        case core::EmergencyState::waiting:
            return "waiting";
        case core::EmergencyState::approved:
            return "approved";
        case core::EmergencyState::lapsed:
            return "lapsed";
        case core::EmergencyState::open:
            return "open";
        case core::EmergencyState::over:
            return "over";
    }
    return "";
}

json::value text_or_null(const std::string& text)
{
    return text.empty() ? json::value() : json::value(text);
}

// The case stands there once it was opened: before, it would say that there is one.
json::object to_json(const core::EmergencyAccess& access, core::Instant now)
{
    return {{"id", access.id.text()},
            {"reference", access.reference},
            {"case", access.opened_at ? text_or_null(access.case_id.text()) : json::value()},
            {"state", code(state_of(access, now))},
            {"reason", access.reason.reveal()},
            {"asked_at", core::iso_utc(access.asked_at)},
            {"opened_at", instant_or_null(access.opened_at)},
            {"ends_at", instant_or_null(access.ends_at)}};
}

json::object to_json(const core::EmergencyEntry& entry, core::Instant now)
{
    const core::EmergencyAccess& access = entry.access;
    return {
        {"id", access.id.text()},
        {"reference", access.reference},
        {"state", code(state_of(access, now))},
        {"reason", access.reason.reveal()},
        {"asked_by", access.user.text()},
        {"asked_by_name", entry.asked_by.reveal()},
        {"asked_at", core::iso_utc(access.asked_at)},
        {"approved_by", id_or_null(access.approved_by)},
        {"opened_at", instant_or_null(access.opened_at)},
        {"ends_at", instant_or_null(access.ends_at)},
        {"review_by", access.review_by ? json::value(core::iso(*access.review_by)) : json::value()},
        {"overdue", entry.is_overdue},
        {"opened_this_week", entry.by_them_this_week},
        {"reviewed_by", id_or_null(access.reviewed_by)},
        {"reviewed_at", instant_or_null(access.reviewed_at)},
        {"justified", access.reviewed_at ? json::value(access.is_justified) : json::value()},
        {"note", access.review_note.reveal()}};
}

json::array entries_json(const std::vector<core::EmergencyEntry>& entries, core::Instant now)
{
    json::array items;
    for (const core::EmergencyEntry& each : entries)
        items.push_back(to_json(each, now));
    return items;
}

ApiAnswer nothing_more(const core::Done&)
{
    return {.status = 204};
}

}  // namespace

Response get_api_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    const auto own = app.read(actor, [&](core::UnitOfWork& work) {
        return core::own_emergency_access(work, case_tools(app), actor);
    });
    if (!own) return problem(own.error());
    json::array items;
    for (const core::EmergencyAccess& each : *own)
        items.push_back(to_json(each, app.now()));
    return list_response(request, std::move(items), "");
}

Response post_api_emergency_access(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AskForEmergencyAccess command{
        .reference = text_member(*body, "reference", errors),
        .reason = core::FreeText{text_member(*body, "reason", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::ask_for_emergency_access(work, case_tools(app), actor, command);
        },
        [](const core::AskedEmergencyAccess& asked) {
            return ApiAnswer{.body = json::object{{"id", text_or_null(asked.id.text())},
                                                  {"case", id_or_null(asked.opened)}}};
        });
}

Response post_api_open_emergency(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::open_approved_access(work, case_tools(app), actor, access_of(request));
        },
        [&](const core::CaseId& opened) {
            return ApiAnswer{
                .body = json::object{{"id", access_of(request).text()}, {"case", opened.text()}}};
        });
}

Response post_api_end_emergency(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::end_emergency_access(work, case_tools(app), actor, access_of(request));
        },
        nothing_more);
}

Response get_api_emergency_reviews(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::view_emergency_queue(work, case_tools(app), actor);
        },
        [&](const core::EmergencyQueue& queue) {
            const core::Instant now = app.now();
            return ApiAnswer{.body =
                                 json::object{{"to_approve", entries_json(queue.to_approve, now)},
                                              {"to_review", entries_json(queue.to_review, now)},
                                              {"reviewed", entries_json(queue.reviewed, now)}}};
        });
}

Response post_api_approve_emergency(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::approve_emergency_access(work, case_tools(app), actor, access_of(request));
        },
        nothing_more);
}

Response post_api_emergency_review(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string outcome = text_member(*body, "outcome", errors);
    const core::FreeText note{text_member(*body, "note", errors)};
    if (errors.empty() && outcome != "justified" && outcome != "not_justified")
        errors.push_back({"outcome", "Say whether it was right to open this record"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::review_emergency_access(
                work,
                case_tools(app),
                actor,
                {.id = access_of(request), .is_justified = outcome == "justified", .note = note});
        },
        nothing_more);
}

}  // namespace quorate::server
