#include "server/pages/record/records_to_send_page.hpp"

#include "core/circulation/records_to_send.hpp"
#include "core/dates/date_text.hpp"
#include "server/app/page.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

// Where whoever sees it goes on with it.
std::string next_url(const core::RecordToSend& entry)
{
    const core::MeetingId& id = entry.listing.meeting.id;
    switch (entry.record.state) {
        case core::RecordState::missing:
            return record_url(id, "minutes");
        case core::RecordState::draft:
            return record_url(id, "minutes/agree");
        default:
            return record_url(id, "papers");
    }
}

TableRow row_of(const core::RecordToSend& entry)
{
    const core::Meeting& meeting = entry.listing.meeting;
    const bool has_ended = meeting.status == core::MeetingStatus::held;
    return {.cells = {{.text = reference_text(entry.listing),
                       .url = next_url(entry),
                       .sub = kind_text(entry.listing)},
                      {.text = when_text(meeting), .sub = has_ended ? "" : "Not ended yet"},
                      {.text = "",
                       .sub = "Last day " + core::short_date(entry.record.last_day),
                       .chips = {deadline_chip(entry.record.left)}},
                      {.text = "",
                       .sub = missing_words(entry.missing),
                       .chips = {record_state_chip(entry.record)}}},
            .tone = entry.record.left.is_late || entry.record.is_alarm ? RowTone::late
                                                                       : RowTone::plain};
}

// "1 waits for release, 1 changed since: to be prepared again, 2 not released"
std::string held_words(const core::CopiesHeld& held)
{
    std::string words;
    if (held.waiting > 0) words = counted(held.waiting, "waits", "wait") + " for release";
    if (held.lapsed > 0)
        words += (words.empty() ? "" : ", ") + std::to_string(held.lapsed) +
                 " changed since: to be prepared again";
    if (held.refused > 0)
        words += (words.empty() ? "" : ", ") + std::to_string(held.refused) + " not released";
    return words;
}

// Where things are sent, for those who may; the meeting, for others.
std::string sending_url(const core::Actor& actor, const core::MeetingId& meeting, const char* page)
{
    return record_url(meeting,
                      core::permit_role(actor, core::Action::minutes_distribute) ? page : "");
}

Table copies_table(const core::Actor& actor, const std::vector<core::CopiesHeld>& all)
{
    Table rows{.caption = "Copies that have not left",
               .columns = {"Meeting", "When", "Copies"},
               .rows = {},
               .caption_shown = true};
    for (const core::CopiesHeld& each : all)
        rows.rows.push_back(
            {.cells = {{.text = reference_text(each.listing),
                        .url = sending_url(actor, each.listing.meeting.id, "papers"),
                        .sub = kind_text(each.listing)},
                       {.text = when_text(each.listing.meeting)},
                       {.text = held_words(each)}}});
    return rows;
}

Table letters_table(const core::Actor& actor, const std::vector<core::LetterToSend>& letters)
{
    Table rows{.caption = "Decision letters that have not left",
               .columns = {"Meeting", "When", "Time left"},
               .rows = {},
               .caption_shown = true};
    for (const core::LetterToSend& each : letters) {
        const core::Meeting& meeting = each.listing.meeting;
        rows.rows.push_back({.cells = {{.text = reference_text(each.listing),
                                        .url = sending_url(actor, meeting.id, "decision-letter"),
                                        .sub = kind_text(each.listing)},
                                       {.text = when_text(meeting)},
                                       {.text = "",
                                        .sub = "Last day " + core::short_date(each.letter.last_day),
                                        .chips = {deadline_chip(each.letter.left)}}},
                             .tone = each.letter.left.is_late ? RowTone::late : RowTone::plain});
    }
    return rows;
}

Table corrections_table(const std::vector<core::CorrectionsWaiting>& waiting)
{
    Table rows{.caption = "Corrections to answer",
               .columns = {"Meeting", "When", "Waiting"},
               .rows = {},
               .caption_shown = true};
    for (const core::CorrectionsWaiting& each : waiting)
        rows.rows.push_back(
            {.cells = {
                 {.text = reference_text(each.listing),
                  .url = record_url(each.listing.meeting.id, "minutes/agree") + "#corrections",
                  .sub = kind_text(each.listing)},
                 {.text = when_text(each.listing.meeting)},
                 {.text = counted(each.corrections, "correction", "corrections")}}});
    return rows;
}

Table put_right_table(const core::Actor& actor, const std::vector<core::CorrectionsUnsent>& all)
{
    Table rows{.caption = "Corrections put right and not sent",
               .columns = {"Meeting", "When", "Not sent"},
               .rows = {},
               .caption_shown = true};
    for (const core::CorrectionsUnsent& each : all)
        rows.rows.push_back(
            {.cells = {{.text = reference_text(each.listing),
                        .url = sending_url(actor, each.listing.meeting.id, "papers"),
                        .sub = kind_text(each.listing)},
                       {.text = when_text(each.listing.meeting)},
                       {.text = counted(each.unsent.corrections, "correction", "corrections"),
                        .sub = counted(each.unsent.copies, "person has", "people have") +
                               " papers without it"}}});
    return rows;
}

}  // namespace

Response get_minutes_to_send(App& app, const Request& request, const core::Actor& actor)
{
    core::Stretch stretch{.after = request.query.get("after")};
    const auto found = listed_from(stretch.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::list_records_to_send(work, case_tools(app), app.links, actor, stretch);
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    Table rows{.caption = "Records that are due or late, the most urgent on top",
               .columns = {"Meeting", "When", "Time left", "Record"},
               .rows = {}};
    for (const core::RecordToSend& entry : found->page.entries)
        rows.rows.push_back(row_of(entry));
    View page;
    page["head"] = page_head({.heading = "Minutes to send",
                              .sub = "Meetings that are over and whose record has not gone to "
                                     "everybody who is to have it"});
    page["lists"] = work_tabs(WorkList::minutes_to_send);
    page["found"] = rows.rows.empty() ? View{false} : table(rows);
    page["nothing"] = rows.rows.empty() ? empty_state({.heading = "Every record has been sent",
                                                       .text = "Meetings show here from the day "
                                                               "after, until everybody who is to "
                                                               "have their papers has them."})
                                        : View{false};
    page["copies"] =
        found->copies.empty() ? View{false} : table(copies_table(actor, found->copies));
    page["letters"] =
        found->letters.empty() ? View{false} : table(letters_table(actor, found->letters));
    page["corrections"] =
        found->corrections.empty() ? View{false} : table(corrections_table(found->corrections));
    page["put_right"] =
        found->put_right.empty() ? View{false} : table(put_right_table(actor, found->put_right));
    page["pages"] = found->page.has_more
                        ? pagination("",
                                     "/minutes-to-send?after=" +
                                         found->page.entries.back().listing.meeting.id.text())
                        : View{false};
    return html_page(app,
                     request,
                     actor,
                     "record/to_send",
                     {.title = "Minutes to send", .section = Section::needs_a_date},
                     std::move(page));
}

}  // namespace quorate::server
