#include "server/pages/record/way_on.hpp"

#include "core/minutes/agenda.hpp"
#include "core/minutes/without_quorum.hpp"
#include "server/pages/directory/form_numbers.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

void add_way_on(View& page, const core::Register& roll, const core::Actor& actor, core::Instant now)
{
    const core::Meeting& meeting = roll.file.meeting;
    const bool may = can_take_register(roll, actor, now);
    const bool lacks_quorum = core::lacks_quorum(roll.quorum.state);
    page["way_open"] = may && !meeting.opened_at;
    page["open_url"] = record_url(meeting.id, "open");
    page["open_meeting_button"] = button({.label = "Open the meeting"});
    page["way_close"] = may && meeting.opened_at && !lacks_quorum;
    page["close_url"] = record_url(meeting.id, "close");
    page["meeting_version"] = number_text(meeting.version);
    page["close_button"] = button({.label = "End the meeting"});
    page["without_quorum"] = may && lacks_quorum;
}

std::string way_back(const Fields& form, const core::MeetingId& meeting)
{
    if (!form.has(way_item)) return record_url(meeting, "register");
    const std::string& item = form.get(way_item);
    return minutes_url(meeting, core::agenda_hint(item).empty() ? std::string{} : item);
}

}  // namespace quorate::server
