#include "server/pages/preparation/preparation_pages.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/preparation/preparation_form.hpp"
#include "server/pages/preparation/preparation_views.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string settled_words(const core::PointEntry& entry)
{
    if (!entry.settled) return entry.is_required ? "Not recorded" : "Nothing recorded";
    std::string words{core::answer_rule(entry.settled->answer).label};
    if (entry.settled->day) words += ", " + core::long_date(*entry.settled->day);
    return words;
}

std::string author_words(const core::PointEntry& entry)
{
    if (!entry.settled) return {};
    std::string words = "Recorded by " + entry.recorded_by.reveal() + ", " +
                        core::london_short_time(entry.settled->recorded_at) + ".";
    if (entry.settled->approved_at)
        words += " Approved by " + entry.approved_by.reveal() + ", " +
                 core::london_short_time(*entry.settled->approved_at) + ".";
    else if (entry.settled->waits_for_approval())
        words += " Waits for a team manager’s approval.";
    return words;
}

View point_view(const core::Preparation& all,
                const core::PreparedEntry& person,
                const core::PointEntry& entry)
{
    const core::MeetingId& meeting = all.file.meeting.id;
    const std::string point{core::code(entry.point)};
    // How a child took part is not known before.
    const bool is_ahead =
        entry.point == core::PreparationPoint::participation && !person.person.facts.has_started;
    View view;
    view["tone"] = text(entry.open.empty() ? "" : "is-soon");
    view["label"] = text(core::label(entry.point));
    view["settled"] = is_ahead ? std::string{"Once the meeting has begun"} : settled_words(entry);
    view["reason"] = entry.reason.reveal();
    view["author"] = author_words(entry);
    view["settle_url"] =
        all.may_record && !is_ahead
            ? preparation_url(meeting,
                              "settle?who=" + person_key(person.person.person) + "&point=" + point)
            : std::string{};
    view["settle_label"] = text(entry.settled ? "Change" : "Record");
    view["about"] =
        ": " + std::string{core::label(entry.point)} + ", " + person.person.name.reveal();
    view["approve_url"] =
        entry.may_approve
            ? preparation_url(meeting, "points/" + entry.settled->id.text() + "/approve")
            : std::string{};
    return view;
}

View words_view(const std::string& words)
{
    View view;
    view["what"] = words;
    return view;
}

View person_view(const core::Preparation& all, const core::PreparedEntry& entry)
{
    const core::PersonToPrepare& person = entry.person;
    const core::MeetingId& meeting = all.file.meeting.id;
    const bool is_unborn = person.facts.is_child && !person.facts.age;
    View view;
    view["anchor"] = "of-" + person.person.text();
    view["name"] = person.name.reveal() + (person.about.empty() ? "" : ", " + person.about);
    view["unborn"] = is_unborn;
    view["excluded"] = entry.is_excluded;
    view["missing"] = view_list(entry.missing, words_view);
    view["missing_some"] = !entry.missing.empty();
    view["said"] = view_list(entry.views, [&](const core::ReadViews& read) {
        return said_view(meeting, entry, read, all.may_record);
    });
    view["views_url"] = all.may_record && !is_unborn
                            ? preparation_url(meeting, "views?who=" + person_key(person.person))
                            : std::string{};
    view["views_label"] = "Record what " + person.name.reveal() + " says";
    view["points"] = view_list(
        entry.points, [&](const core::PointEntry& point) { return point_view(all, entry, point); });
    view["points_some"] = !entry.points.empty();
    return view;
}

std::string decided_words(const core::ReadExclusion& read)
{
    if (!read.request.decided) return "The chair has not decided yet.";
    const core::ExclusionDecided& decided = *read.request.decided;
    const std::string by =
        ", " + read.decided_by.reveal() + ", " + core::london_short_time(decided.at) + ".";
    if (decided.decision == core::ExclusionDecision::refused) return "Refused" + by;
    return "Kept out until " + core::long_date(decided.until.value()) +
           (read.is_over ? ", which is over" : "") + ": " +
           core::lower_case(core::label(decided.scope)) + by;
}

View exclusion_view(const core::Preparation& all, const core::ReadExclusion& read)
{
    const core::MeetingId& meeting = all.file.meeting.id;
    const bool is_granted =
        read.request.decided && read.request.decided->decision == core::ExclusionDecision::granted;
    const bool is_part = is_granted && read.request.decided->scope == core::ExclusionScope::part;
    View view;
    view["member"] = read.member.reveal();
    view["ground"] = text(core::label(read.request.ground));
    view["scope"] = text(core::label(read.request.scope));
    view["asked_by"] = read.asked_by.reveal();
    view["evidence"] = read.evidence.reveal();
    view["decided"] = decided_words(read);
    view["part"] = read.part.reveal();
    view["reason"] = read.reason.reveal();
    view["told"] = read.told.reveal();
    view["parts_url"] = is_part ? meeting_url(meeting, "parts") : std::string{};
    view["over"] = is_granted && !is_part && read.is_over;
    view["decide_url"] = all.may_decide && !read.request.decided
                             ? preparation_url(meeting, "exclusions/" + read.request.id.text())
                             : std::string{};
    return view;
}

}  // namespace

std::string preparation_url(const core::MeetingId& meeting, std::string_view part)
{
    std::string url = meeting_url(meeting, "preparation");
    if (!part.empty()) url.append("/").append(part);
    return url;
}

Response get_preparation(App& app, const Request& request, const core::Actor& actor)
{
    const auto all = preparation_read(app, request, actor);
    if (!all) return refusal_page(app, request, actor, all.error());
    const core::MeetingId& meeting = all->file.meeting.id;
    View page;
    page["head"] = page_head(
        {.heading = "Preparation",
         .sub = all->missing == 0 ? "Everything is settled"
                                  : counted(all->missing, "thing is", "things are") + " still open",
         .eyebrow = meeting_line(all->file)});
    page["tabs"] = meeting_tabs(actor, all->file.meeting, "preparation");
    page["people"] = view_list(
        all->people, [&](const core::PreparedEntry& each) { return person_view(*all, each); });
    page["exclusions"] = view_list(all->exclusions, [&](const core::ReadExclusion& each) {
        return exclusion_view(*all, each);
    });
    page["exclusions_some"] = !all->exclusions.empty();
    page["ask_url"] = all->may_ask ? preparation_url(meeting, "exclusions") : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "preparation/preparation",
                     {.title = "Preparation of a meeting",
                      .section = Section::meetings,
                      .back = {.label = "Back to the meeting", .url = meeting_url(meeting)}},
                     std::move(page));
}

}  // namespace quorate::server
