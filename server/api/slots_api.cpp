#include "server/api/slots_api.hpp"

#include <algorithm>
#include <optional>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/holds/hold_slot.hpp"
#include "core/meetings/complaints.hpp"
#include "core/scheduling/search_slots.hpp"
#include "server/api/case_json.hpp"
#include "server/api/directory_json.hpp"
#include "server/api/meeting_json.hpp"
#include "server/api/slots_json.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::Result;

constexpr std::size_t most_slots = 50;

core::Error of_case(core::Error error)
{
    return of_member(std::move(error), "case", "Give the id of a case that you work with");
}

core::HoldId hold_in(const Request& request)
{
    return core::HoldId{request.value(0)};
}

struct SearchAsked {
    core::CaseId case_id;
    core::MeetingType type = core::MeetingType::core_group;
    core::SlotSearchOptions options = {};
    json::object needs = {};  // instead of what is stored or usual
};

Result<SearchAsked> search_asked(const json::object& body)
{
    std::vector<core::FieldError> errors;
    SearchAsked asked{.case_id = core::CaseId{text_member(body, "case", errors)}};
    const auto type = core::meeting_type_from(text_member(body, "type", errors));
    if (!type) errors.push_back({"type", "Must be a kind of meeting"});
    asked.type = type.value_or(core::MeetingType::core_group);
    if (const auto want = number_member(body, "want", errors))
        asked.options.want = static_cast<std::size_t>(
            std::clamp<std::int64_t>(*want, 1, static_cast<std::int64_t>(most_slots)));
    if (const std::string from = text_member(body, "from", errors); !from.empty()) {
        const auto known = core::search_from(from);
        if (!known) errors.push_back({"from", "Must be usual, soonest or after_last_day"});
        asked.options.from = known.value_or(core::SearchFrom::usual);
    }
    if (const std::string hold = text_member(body, "hold", errors); !hold.empty())
        asked.options.exclude_hold = core::HoldId{hold};
    asked.options.except = core::MeetingId{text_member(body, "meeting", errors)};
    const json::value* needs = body.if_contains("needs");
    if (needs != nullptr && needs->is_object()) asked.needs = needs->as_object();
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return asked;
}

// The needs of the case and type with those members replaced that were sent.
Result<core::NeedsDraft> draft_with(core::UnitOfWork& work,
                                    App& app,
                                    const core::Actor& actor,
                                    const SearchAsked& asked)
{
    const auto now =
        core::meeting_needs(work, meeting_tools(app), actor, asked.case_id, asked.type);
    if (!now) return now.error();
    std::vector<core::FieldError> errors;
    auto draft = needs_from(asked.needs, draft_of(*now), errors);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return draft;
}

// The needs are a member of their own; what is not among them is told of what could be sent
// instead.
core::Error under_needs(core::Error error)
{
    for (core::FieldError& each : error.fields)
        each.field = "needs." + each.field;
    return renamed(
        std::move(error),
        {{"needs.last_day", "from"}, {"needs.wishes", "needs.unwanted"}, {"needs.quorum", ""}});
}

// The meeting that is to be kept free, with the case and whoever has to be there.
Result<core::HoldSlot> hold_asked(const json::object& body)
{
    std::vector<core::FieldError> errors;
    core::HoldSlot asked{.case_id = core::CaseId{text_member(body, "case", errors)},
                         .type = text_member(body, "type", errors),
                         .chair = core::UserId{text_member(body, "chair", errors)}};
    for (std::string& child : texts_member(body, "children", errors))
        asked.children.emplace_back(std::move(child));
    const auto moment = [&](const char* name) {
        const auto at = core::parse_instant(text_member(body, name, errors));
        if (!at) errors.push_back({name, "Must be a time, such as 2026-11-25T10:00Z"});
        return at.value_or(core::Instant{});
    };
    asked.starts_at = moment("starts_at");
    asked.ends_at = moment("ends_at");
    asked.family_minutes_before = minutes_member(body, "family_minutes_before", errors).value_or(0);
    asked.debrief_minutes_after = minutes_member(body, "debrief_minutes_after", errors).value_or(0);
    if (const std::string taker = text_member(body, "minute_taker", errors); !taker.empty())
        asked.minute_taker = core::UserId{taker};
    if (const std::string room = text_member(body, "room", errors); !room.empty())
        asked.room = core::RoomId{room};
    if (const std::string hold = text_member(body, "instead_of", errors); !hold.empty())
        asked.instead_of = core::HoldId{hold};
    const auto seats =
        list_from(body, "invitees", errors, [](const json::object& object, auto& faults) {
            auto seat = seat_request_from(object);
            if (!seat)
                faults.push_back({"", "Must be one of {contact}, {family_member} and {user}"});
            return seat.value_or(core::SeatRequest{});
        });
    for (const core::SeatRequest& seat : seats)
        if (seat.requirement == core::Requirement::required) asked.required.push_back(seat.holder);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return asked;
}

std::vector<core::Slot> alternatives(App& app, const core::Actor& actor, const core::HoldSlot& hold)
{
    const auto type = core::meeting_type_from(hold.type);
    if (!type) return {};
    const auto found =
        app.transact(actor, [&](core::UnitOfWork& work) -> Result<std::vector<core::Slot>> {
            return core::next_best(work,
                                   meeting_tools(app),
                                   actor,
                                   hold.case_id,
                                   *type,
                                   {.want = 3, .exclude_hold = hold.instead_of});
        });
    return found ? *found : std::vector<core::Slot>{};
}

ApiAnswer answer(const core::SlotHold& hold)
{
    return {.body = to_json(hold), .version = hold_version};
}

ApiAnswer answer(const core::MeetingNeeds& needs)
{
    return {.body = to_json(needs), .version = needs.version};
}

}  // namespace

Response post_api_slots_search(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = search_asked(*body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::SlotSearch> {
            core::SlotSearchOptions options = asked->options;
            if (!asked->needs.empty()) {
                auto draft = draft_with(work, app, actor, *asked);
                if (!draft) return under_needs(draft.error());
                options.needs = *std::move(draft);
            }
            auto search = core::search_slots(
                work, meeting_tools(app), actor, asked->case_id, asked->type, options);
            if (!search) return under_needs(search.error());
            return search;
        },
        [](const core::SlotSearch& search) { return ApiAnswer{.body = to_json(search)}; },
        of_case);
}

Response post_api_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = hold_asked(*body);
    if (!asked) return problem(asked.error());
    std::optional<core::Error> lost;
    const Response response = api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::hold_slot(work, meeting_tools(app), actor, *asked);
        },
        [](const core::SlotHold& hold) {
            return created(answer(hold), "/api/v1/holds/" + hold.id.text());
        },
        [&](core::Error error) {
            error =
                renamed(of_case(api_error(std::move(error))), {{"duration_minutes", "ends_at"}});
            if (is_taken(error.refusal)) lost = error;
            return error;
        });
    return lost ? with_alternatives(*lost, alternatives(app, actor, *asked)) : response;
}

Response get_api_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto hold = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_hold(work, app.clock, actor, hold_in(request));
    });
    return hold ? api_response(answer(*hold)) : problem(hold.error());
}

Response delete_api_hold(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::Done> {
            const auto hold = core::find_hold(work, app.clock, actor, hold_in(request));
            if (!hold) return hold.error();
            if (named->among(hold_version) != hold_version) return core::Refusal::stale_version;
            return core::release_hold(work, app.clock, actor, hold->id);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_meeting_needs(App& app, const Request& request, const core::Actor& actor)
{
    const auto type = core::meeting_type_from(request.value(1));
    if (!type) return problem({core::Refusal::not_found});
    const core::CaseId id{request.value(0)};
    const auto needs = app.transact(actor, [&](core::UnitOfWork& work) {
        auto found = core::meeting_needs(work, meeting_tools(app), actor, id, *type);
        if (found)
            core::audit(work,
                        actor,
                        app.now(),
                        {.action = core::Action::meeting_create,
                         .object = id.text(),
                         .case_id = id,
                         .detail = "part=needs"});
        return found;
    });
    return needs ? api_response(answer(*needs)) : problem(needs.error());
}

Response put_api_meeting_needs(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::NeedsDraft draft = needs_from(*body, {}, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto type = core::meeting_type_from(request.value(1));
    if (!type) return problem({core::Refusal::not_found});
    const core::CaseId id{request.value(0)};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::MeetingNeeds> {
            const auto now = core::meeting_needs(work, meeting_tools(app), actor, id, *type);
            if (!now) return now.error();
            draft.version = named->among(now->version);
            return core::save_meeting_needs(work, meeting_tools(app), actor, id, *type, draft);
        },
        [](const core::MeetingNeeds& needs) { return answer(needs); });
}

}  // namespace quorate::server
