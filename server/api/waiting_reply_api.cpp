#include "server/api/waiting_reply_api.hpp"

#include "core/dates/london_time.hpp"
#include "core/replies/waiting_replies.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

json::object item_json(const core::WaitingItem& item)
{
    return {{"id", item.id},
            {"kind", code(item.kind)},
            {"meeting", item.meeting.text()},
            {"starts_at", core::iso_utc(item.starts_at)},
            {"invitee", item.seat.text()},
            {"came_at", core::iso_utc(item.at)},
            {"reply", code(item.reply)},
            {"reason", code(item.reason)},
            {"proposed_starts_at",
             item.proposed_from ? json::value(core::iso_utc(*item.proposed_from)) : json::value()},
            {"answered_starts_at",
             item.answered_from ? json::value(core::iso_utc(*item.answered_from)) : json::value()},
            {"has_moved", item.has_moved},
            {"meeting_cancelled", item.is_called_off},
            {"deputy_name", item.deputy_name.reveal()},
            {"note", item.note.reveal()}};
}

}  // namespace

Response get_api_waiting_replies(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const auto page = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::waiting_replies(
            work, meeting_tools(app), actor, {.after = paging->after, .limit = paging->limit});
    });
    if (!page) return problem(page.error());
    json::array items;
    for (const core::WaitingItem& item : page->entries)
        items.push_back(item_json(item));
    return list_response(
        request, std::move(items), page->has_more ? page->entries.back().id : std::string{});
}

Response post_api_note_dealt_with(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::deal_with_note(work,
                                        meeting_tools(app),
                                        actor,
                                        {.meeting = core::MeetingId{request.value(0)},
                                         .seat = core::InviteeId{request.value(1)}});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
