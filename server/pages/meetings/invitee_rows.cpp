#include "server/pages/meetings/invitee_rows.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/support/text.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/unusual_time.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::Candidate;
using core::Requirement;

const core::SeatRequest* chosen(const MeetingForm& form, const core::SeatHolder& holder)
{
    const auto found = std::ranges::find(form.invitees, holder, &core::SeatRequest::holder);
    return found == form.invitees.end() ? nullptr : &*found;
}

std::string busy_text(const core::SeatHolder& holder, const std::vector<core::TakenTime>& taken)
{
    std::string busy;
    for (const core::TakenTime& time : taken)
        if (time.who == holder)
            busy += (busy.empty() ? "Busy " : ", ") + times_text(time.starts_at, time.ends_at);
    return busy;
}

std::string about_text(const Candidate& candidate)
{
    std::string about = candidate.job;
    if (!candidate.agency_name.empty())
        about += (about.empty() ? "" : ", ") + candidate.agency_name;
    return about;
}

bool matches(const Candidate& candidate, const std::string& find)
{
    const auto holds = [&](const std::string& words) {
        return core::lower_case(words).find(find) != std::string::npos;
    };
    return find.empty() || holds(candidate.name.reveal()) || holds(about_text(candidate));
}

View option(std::string_view value, std::string_view words, bool is_chosen)
{
    View made;
    made["need_value"] = text(value);
    made["need_words"] = text(words);
    made["need_chosen"] = is_chosen;
    return made;
}

View row(const Candidate& candidate,
         const core::MeetingChoices& choices,
         const MeetingForm& form,
         const std::vector<core::TakenTime>& taken)
{
    const core::SeatRequest* request = chosen(form, candidate.holder);
    View made;
    made["person"] = text(candidate.name.reveal());
    made["about"] = about_text(candidate);
    made["how"] = candidate.by_mail ? "" : "Told by letter, by hand";
    made["busy"] = busy_text(candidate.holder, taken);
    made["excluded"] = candidate.is_excluded;
    made["field"] = "need." + core::seat_key(candidate.holder);
    kainjow::mustache::list needs{option("", "Not invited", request == nullptr)};
    for (const Requirement each : core::all_requirements()) {
        const bool is_chosen = request != nullptr && request->requirement == each;
        // Agencies count to quorum; the family does not.
        const bool counts = each != Requirement::quorum || !core::is_family(candidate.holder);
        if (counts || is_chosen) needs.push_back(option(code(each), label(each), is_chosen));
    }
    made["needs"] = View{needs};
    made["apart"] = must_not_meet_text(choices.must_not_meet, candidate.holder, choices.candidates);
    const bool has_part = form.parts.chosen.contains(candidate.holder);
    if (!candidate.is_excluded && (has_part || may_come_for_a_part(candidate)))
        set_part_list(made, candidate.holder, candidate.name.reveal(), form.parts);
    return made;
}

std::vector<std::string> busy_sentences(const core::MeetingChoices& choices,
                                        const MeetingForm& form,
                                        const std::vector<core::TakenTime>& taken)
{
    std::vector<std::string> sentences;
    for (const Candidate& candidate : choices.candidates) {
        const bool is_chair = candidate.holder.user && candidate.holder.user->text() == form.chair;
        if (!is_chair && chosen(form, candidate.holder) == nullptr) continue;
        const std::string busy = busy_text(candidate.holder, taken);
        if (!busy.empty()) sentences.push_back(candidate.name.reveal() + ": " + busy);
    }
    return sentences;
}

std::string group_of(const Candidate& candidate)
{
    if (candidate.holder.member) return "Family";
    if (candidate.agency_kind) return std::string{label(*candidate.agency_kind)};
    return "Our staff";
}

}  // namespace

View invitee_groups(const core::MeetingChoices& choices,
                    const MeetingForm& form,
                    std::string_view find,
                    const std::vector<core::TakenTime>& taken,
                    InviteeGroup which)
{
    const std::string wanted = core::lower_case(core::trimmed(find));
    std::vector<std::string> order;
    std::map<std::string, kainjow::mustache::list> rows;
    std::map<std::string, int> invited;
    for (const Candidate& candidate : choices.candidates) {
        const bool is_chosen = chosen(form, candidate.holder) != nullptr;
        const bool is_first = is_chosen || core::is_family(candidate.holder);
        if (which == (is_first ? InviteeGroup::others : InviteeGroup::chosen_and_family)) continue;
        if (!is_chosen && !matches(candidate, wanted)) continue;
        const std::string group = group_of(candidate);
        if (!rows.contains(group)) order.push_back(group);
        rows[group].push_back(row(candidate, choices, form, taken));
        if (is_chosen) ++invited[group];
    }
    return view_list(order, [&](const std::string& group) {
        View made;
        made["group"] = group;
        made["invited"] =
            invited[group] == 0 ? std::string{} : number_text(invited[group]) + " invited";
        made["rows"] = View{rows[group]};
        return made;
    });
}

View day_box(const core::MeetingChoices& choices,
             const MeetingForm& form,
             const std::vector<core::TakenTime>& taken)
{
    const auto day = core::parse_typed_date(form.date);
    if (!day) return View{false};
    const auto busy = busy_sentences(choices, form, taken);
    View box;
    box["day"] = core::long_date(*day);
    box["none_busy"] = busy.empty();
    box["busy_some"] = !busy.empty();
    box["busy"] = view_list(busy, [](const std::string& sentence) {
        View row;
        row["sentence"] = sentence;
        return row;
    });
    return box;
}

std::string only_late_words(const core::Error& refused, const MeetingForm& form)
{
    const bool is_only_late =
        !refused.fields.empty() && std::ranges::all_of(refused.fields, [](const auto& each) {
            return each.field.starts_with("late_");
        });
    const bool is_unsaid = form.late_authoriser.empty() && form.late_reason_code.empty() &&
                           core::trimmed(form.late_reason).empty();
    if (!is_only_late || !is_unsaid) return {};
    return error_for(refused.fields, "late_authoriser");
}

std::vector<View> booking_notices(const core::MeetingChoices& choices,
                                  const MeetingForm& form,
                                  const std::vector<core::TakenTime>& taken,
                                  const core::WorkingCalendar& local,
                                  const std::string& late_words)
{
    const core::TimeAndPlace asked = time_and_place_of(form);
    if (!asked.date || !asked.time) return {};
    const core::Instant starts = core::london_instant(*asked.date + *asked.time);
    const core::Instant ends = starts + std::chrono::minutes{asked.length_minutes};
    const std::string when = core::short_date(*asked.date) + ", " + times_text(starts, ends);
    std::vector<View> notices{
        late_words.empty()
            ? alert(Alert::success,
                    {.strong = when + " can be booked.", .text = "Nothing is booked yet."})
            : alert(
                  Alert::warning,
                  {.strong = when + " is after the last day.",
                   .text = late_words + ". Nothing else is in the way, and nothing is booked yet.",
                   .link = "Say who allowed it, and why",
                   .link_url = "#late_authoriser"})};
    std::vector<core::TakenTime> clashes;
    std::ranges::copy_if(taken, std::back_inserter(clashes), [&](const core::TakenTime& time) {
        return time.starts_at < ends && time.ends_at > starts;
    });
    std::string names;
    for (const std::string& sentence : busy_sentences(choices, form, clashes))
        names += (names.empty() ? "" : "; ") + sentence;
    if (!names.empty())
        notices.push_back(alert(
            Alert::warning,
            {.strong = "Some of those invited have another meeting then.", .text = names + "."}));
    std::string doubts;
    for (const std::string& sentence : unusual_time(local, *asked.date, *asked.time))
        doubts += sentence + ' ';
    if (!doubts.empty())
        notices.push_back(
            alert(Alert::warning,
                  {.strong = "Is this the time you mean?",
                   .text = doubts + "You can book it all the same, if those invited can come."}));
    return notices;
}

}  // namespace quorate::server
