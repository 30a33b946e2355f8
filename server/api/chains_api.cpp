#include "server/api/chains_api.hpp"

#include <utility>

#include "core/dates/london_time.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/scheduling/meeting_chain_store.hpp"
#include "core/scheduling/move_chain.hpp"
#include "server/api/case_json.hpp"
#include "server/api/chain_json.hpp"
#include "server/api/directory_json.hpp"
#include "server/api/meeting_json.hpp"
#include "server/api/move_preview_json.hpp"
#include "server/api/slots_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::Result;
using Errors = std::vector<core::FieldError>;

core::ChainId chain_in(const Request& request)
{
    return core::ChainId{request.value(0)};
}

core::Error of_case(core::Error error)
{
    return of_member(std::move(error), "case", "Give the id of a case that you work with");
}

// A date and a time of a page are the start of the meeting here.
core::Error of_chain(core::Error error)
{
    return renamed(of_case(api_error(std::move(error))),
                   {{"conference.date", "conference.starts_at"},
                    {"conference.time", "conference.starts_at"},
                    {"core_group.date", "core_group.starts_at"},
                    {"core_group.time", "core_group.starts_at"},
                    {"review.date", "review.starts_at"},
                    {"review.time", "review.starts_at"}});
}

std::optional<core::ChosenSlot> slot_of(const json::object& object, Errors& errors)
{
    core::ChosenSlot slot{.chair = core::UserId{text_member(object, "chair", errors)}};
    const auto at = core::parse_instant(text_member(object, "starts_at", errors));
    if (!at) {
        errors.push_back({"starts_at", "Must be a time, such as 2026-11-25T10:00Z"});
        return std::nullopt;
    }
    slot.starts_at = core::london_civil(*at);
    if (const std::string room = text_member(object, "room", errors); !room.empty())
        slot.room = core::RoomId{room};
    return slot;
}

std::optional<core::ChosenSlot> slot_member(const json::object& body,
                                            std::string_view name,
                                            Errors& errors)
{
    const json::value* member = body.if_contains(name);
    if (member == nullptr || !member->is_object()) return std::nullopt;
    Errors own;
    auto slot = slot_of(member->as_object(), own);
    for (core::FieldError& each : own)
        errors.push_back({std::string{name} + "." + each.field, std::move(each.message)});
    return slot;
}

struct ChainBody {
    core::CaseId case_id;
    core::MeetingType type = core::MeetingType::initial_cp_conference;
    std::vector<core::ChildId> children = {};
    core::ChainSlots slots = {};
    core::SearchFrom from = core::SearchFrom::usual;
};

ChainBody chain_from(const json::object& body, Errors& errors)
{
    ChainBody asked{.case_id = core::CaseId{text_member(body, "case", errors)}};
    if (const std::string type = text_member(body, "type", errors); !type.empty()) {
        const auto known = core::meeting_type_from(type);
        if (!known) errors.push_back({"type", "Must be a kind of initial conference"});
        asked.type = known.value_or(asked.type);
    }
    if (const std::string from = text_member(body, "from", errors); !from.empty()) {
        const auto known = core::search_from(from);
        if (!known) errors.push_back({"from", "Must be usual, soonest or after_last_day"});
        asked.from = known.value_or(asked.from);
    }
    for (std::string& child : texts_member(body, "children", errors))
        asked.children.emplace_back(std::move(child));
    for (const core::ChainLink link : core::all_chain_links)
        asked.slots[static_cast<std::size_t>(link)] = slot_member(body, code(link), errors);
    return asked;
}

json::object offer_json(const core::ChainOffer& offer)
{
    return {{"link", code(offer.link)},
            {"type", code(offer.type)},
            {"rule", rule_or_null(offer.due)},
            {"counted_from", day_or_null(offer.due, &core::CaseDueDate::counted_from)},
            {"limit_date", day_or_null(offer.due, &core::CaseDueDate::limit_date)},
            {"schedule_by", day_or_null(offer.due, &core::CaseDueDate::schedule_by)},
            {"chosen", offer.chosen ? json::value(*offer.chosen) : json::value(nullptr)},
            {"slots", offer.search ? slots_json(*offer.search) : json::array{}},
            {"refused", sentences_of(offer.search, offer.refused)}};
}

json::object to_json(const core::CaseId& id, const core::ChainProposal& proposal)
{
    json::array children;
    for (const core::ChildId& child : proposal.children)
        children.emplace_back(child.text());
    json::array offers;
    for (const core::ChainOffer& offer : proposal.offers)
        offers.push_back(offer_json(offer));
    return {{"case", id.text()},
            {"children", std::move(children)},
            {"is_complete", proposal.is_complete()},
            {"offers", std::move(offers)}};
}

core::LateChain late_from(const json::object& body, Errors& errors)
{
    return {.authoriser = core::UserId{text_member(body, "late_authoriser", errors)},
            .reason_code = text_member(body, "late_reason_code", errors),
            .reason = text_member(body, "late_reason", errors)};
}

core::Confirmed confirmed_in(const json::object& body, Errors& errors)
{
    return {.quorum = flag_member(body, "confirm_quorum", errors),
            .duplicate = flag_member(body, "confirm_duplicate", errors),
            .room = flag_member(body, "confirm_room", errors),
            .busy = flag_member(body, "confirm_busy", errors),
            .hours = flag_member(body, "confirm_hours", errors),
            .meet = flag_member(body, "confirm_meet", errors)};
}

// The move of `meeting` that the members of MeetingMove ask for.
core::Reschedule move_of(const core::Meeting& meeting,
                         const json::object& body,
                         int version,
                         Errors& errors)
{
    core::Reschedule asked{
        .meeting = meeting.id,
        .version = version,
        .when_and_where = time_and_place_from(body, time_and_place_of(meeting), errors),
        .reason = text_member(body, "reason", errors),
        .confirmed = confirmed_in(body, errors),
        .others = held_others_member(body, errors)};
    asked.confirmed.room = asked.confirmed.room || !body.contains("confirm_room");
    asked.confirmed.access =
        !body.contains("confirm_access") || flag_member(body, "confirm_access", errors);
    return asked;
}

std::vector<core::MovedWith> others_in(const json::object& body, Errors& errors)
{
    return list_from(body, "others", errors, [](const json::object& object, Errors& faults) {
        const auto link = core::chain_link_from(text_member(object, "link", faults));
        if (!link) faults.push_back({"link", "Must be core_group or review"});
        return core::MovedWith{.link = link.value_or(core::ChainLink::core_group),
                               .version = version_member(object, faults),
                               .slot = slot_member(object, "slot", faults)};
    });
}

ApiAnswer as_it_stands(const core::ChainView& view)
{
    return {.body = chain_json(view)};
}

Result<core::ChainView> moved(App& app,
                              core::UnitOfWork& work,
                              const core::Actor& actor,
                              const core::ChainId& id,
                              const json::object& body)
{
    const core::MeetingTools tools = meeting_tools(app);
    const auto view = core::view_chain(work, tools, actor, id);
    if (!view) return view.error();
    Errors errors;
    const json::value* move = body.if_contains("move");
    const json::object asked =
        move != nullptr && move->is_object() ? move->as_object() : json::object{};
    const core::Reschedule conference =
        move_of(view->conference().meeting, asked, version_member(body, errors), errors);
    const auto others = others_in(body, errors);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    const auto done = core::move_chain(work, tools, actor, conference, others);
    if (!done) return done.error();
    return core::view_chain(work, tools, actor, id);
}

}  // namespace

Response post_api_chains_search(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    Errors errors;
    const ChainBody asked = chain_from(*body, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::propose_chain(work,
                                       meeting_tools(app),
                                       actor,
                                       {.case_id = asked.case_id,
                                        .type = asked.type,
                                        .children = asked.children,
                                        .chosen = asked.slots,
                                        .from = asked.from});
        },
        [&](const core::ChainProposal& proposal) {
            return ApiAnswer{.body = to_json(asked.case_id, proposal)};
        },
        of_case);
}

Response post_api_chain(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    Errors errors;
    const ChainBody asked = chain_from(*body, errors);
    const core::BookChain chain{.case_id = asked.case_id,
                                .type = asked.type,
                                .children = asked.children,
                                .slots = asked.slots,
                                .video_link = text_member(*body, "video_link", errors),
                                .late = late_from(*body, errors),
                                .confirmed = confirmed_in(*body, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::ChainView> {
            const auto booked = core::book_chain(work, meeting_tools(app), actor, chain);
            if (!booked) return booked.error();
            return core::view_chain(work, meeting_tools(app), actor, booked->id);
        },
        [](const core::ChainView& view) {
            return ApiAnswer{.body = chain_json(view),
                             .status = 201,
                             .location = "/api/v1/chains/" + view.chain.id.text()};
        },
        of_chain);
}

Response get_api_chain(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::view_chain(work, meeting_tools(app), actor, chain_in(request));
        },
        as_it_stands);
}

Response post_api_chain_move(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) { return moved(app, work, actor, chain_in(request), *body); },
        as_it_stands,
        of_chain);
}

Response post_api_move_preview(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::MovePreview> {
            const auto known = core::permitted_meeting(work,
                                                       actor,
                                                       core::Action::meeting_reschedule,
                                                       core::MeetingId{request.value(0)},
                                                       app.now());
            if (!known) return known.error();
            Errors errors;
            const core::Reschedule asked =
                move_of(known->meeting, *body, known->meeting.version, errors);
            if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
            return core::preview_move(work, meeting_tools(app), actor, asked);
        },
        [](const core::MovePreview& preview) {
            return ApiAnswer{.body = move_preview_json(preview)};
        },
        [](core::Error error) { return api_error(std::move(error)); });
}

}  // namespace quorate::server
