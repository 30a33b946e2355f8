#include "server/pages/scheduling/chain_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/slot_views.hpp"

namespace quorate::server {
namespace {

std::string spare_words(const core::SlotSearch& search, const core::Slot& slot)
{
    if (!slot.days_to_spare) return {};
    const auto& all = search.request.grid.days();
    const auto day = std::ranges::find(all, std::chrono::floor<std::chrono::days>(slot.starts_at));
    const auto place = static_cast<std::size_t>(day - all.begin());
    std::string words;
    if (!search.again_by && search.limit_days > 0 && *slot.days_to_spare >= 0 &&
        place < search.day_numbers.size())
        words = "Day " + number_text(search.day_numbers[place]) + " of " +
                number_text(search.limit_days) + ", ";
    words += core::days_to_spare_in_words(*slot.days_to_spare);
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words + ". ";
}

std::string free_words(const core::Slot& slot)
{
    const auto in_state = [&](core::SeatState state) {
        return std::ranges::count(slot.seats, state);
    };
    const auto busy = in_state(core::SeatState::busy);
    std::string words = number_text(in_state(core::SeatState::free)) + " free, " +
                        number_text(in_state(core::SeatState::not_shared)) + " to be asked";
    if (busy > 0) words += ", " + number_text(busy) + " busy";
    return words;
}

View together_row(const core::ChainView& chain, const core::ChainEntry& entry, bool may_open_family)
{
    const core::Meeting& meeting = entry.meeting;
    View row;
    row["name"] = std::string{label(entry.link)};
    row["when"] =
        meeting.status == core::MeetingStatus::cancelled ? "Cancelled" : when_text(meeting);
    row["other_url"] = may_open_family ? meeting_url(meeting.id) : std::string{};
    std::string limit;
    if (meeting.status == core::MeetingStatus::scheduled && entry.due) {
        limit = "Last day " + last_day_text(*entry.due);
        if (entry.is_expected)
            limit += ", if the conference on " +
                     core::short_date(core::london_date(chain.conference().meeting.starts_at)) +
                     " makes a plan";
    } else if (meeting.status == core::MeetingStatus::scheduled &&
               entry.link != core::ChainLink::conference &&
               chain.conference().meeting.status == core::MeetingStatus::held) {
        limit = "No plan asks for it now. Cancel it if it is not needed";
    }
    row["limit"] = limit;
    row["warning"] =
        chain.is_before_conference(entry) ? "It is before its conference: move it" : std::string{};
    return row;
}

}  // namespace

std::string slot_hint(const core::SlotSearch& search, const core::Slot& slot)
{
    std::string words = "Chair: " + slot.chair_name.reveal() + ". ";
    if (!slot.room_name.empty()) words += slot.room_name + ". ";
    words += spare_words(search, slot);
    if (is_at_short_notice(search, slot)) words += "Less than two working days of notice. ";
    if (slot.quorum.state != core::QuorumState::not_needed)
        words += std::string{core::quorum_in_words(slot.quorum.state)} + ". ";
    return words + free_words(slot);
}

View times_field(core::ChainLink link,
                 const core::SlotSearch& search,
                 const std::string& chosen,
                 const std::string& error,
                 const std::vector<Option>& more)
{
    std::vector<Option> options;
    for (const core::Slot& slot : search.found.slots)
        options.push_back(
            {.value = slot_text(slot), .label = slot_words(slot), .hint = slot_hint(search, slot)});
    options.insert(options.end(), more.begin(), more.end());
    return radios({.name = std::string{code(link)},
                   .legend = "Time for " + phrase(link),
                   .options = std::move(options),
                   .chosen = chosen,
                   .error = error});
}

View working_rows(const core::ChainDates& dates, const core::CaseDueDate& due)
{
    const auto explained =
        core::explained_due_date(rule_of(due), {.on = due.counted_from}, dates.calendars);
    return view_list(sentences(explained), [](const std::string& sentence) {
        View row;
        row["sentence"] = sentence;
        return row;
    });
}

std::vector<core::FieldError> errors_by_meeting(const core::Error& error)
{
    std::vector<core::FieldError> errors;
    for (core::FieldError each : error.fields) {
        const auto dot = each.field.find('.');
        if (dot != std::string::npos && core::chain_link_from(each.field.substr(0, dot)))
            each.field.resize(dot);
        const auto same = std::ranges::find(errors, each.field, &core::FieldError::field);
        if (same == errors.end())
            errors.push_back(std::move(each));
        else
            same->message += ". " + each.message;
    }
    return errors;
}

std::string nothing_words(const std::optional<core::SlotSearch>& search, const core::Error& refused)
{
    if (search) return "Nothing fits up to " + core::long_date(search->last_day) + ".";
    std::string words;
    for (const core::FieldError& each : refused.fields)
        words += (words.empty() ? "" : " ") + each.message + ".";
    return words;
}

View together_card(const std::optional<core::ChainView>& chain,
                   const core::MeetingId& shown,
                   bool may_open_family)
{
    if (!chain) return View{false};
    kainjow::mustache::list rows;
    for (const core::ChainEntry& entry : chain->entries)
        if (entry.meeting.id != shown) rows.push_back(together_row(*chain, entry, may_open_family));
    const core::ChainEntry& own = *chain->of(shown);
    View card;
    card["rows"] = View{rows};
    card["own_limit"] = own.is_expected && own.due
                            ? "The last day of this meeting is " + last_day_text(*own.due) +
                                  ", if the conference makes a plan."
                            : std::string{};
    return card;
}

}  // namespace quorate::server
