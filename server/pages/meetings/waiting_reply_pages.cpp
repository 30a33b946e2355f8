#include "server/pages/meetings/waiting_reply_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/replies/unmatched_mail.hpp"
#include "core/replies/waiting_replies.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::WaitingItem;
using core::WaitingKind;

constexpr const char* path = "/replies";

std::string said_by(const WaitingItem& item)
{
    if (item.kind == WaitingKind::note && item.reply == core::Reply::none)
        return "Written with a reply that counts no more";
    if (item.kind == WaitingKind::note)
        return std::string{label(item.reply)} +
               (item.deputy_name.empty() ? "" : ": " + item.deputy_name.reveal());
    if (item.proposed_from && item.reason == core::WaitReason::none)
        return "Proposes " + core::long_date(core::london_date(*item.proposed_from)) + ", " +
               core::london_clock_time(*item.proposed_from);
    if (item.reason != core::WaitReason::none) return std::string{label(item.reason)};
    return "A reply by e-mail";
}

std::string words_of(const WaitingItem& item)
{
    if (!item.has_moved || !item.answered_from) return said_by(item);
    return said_by(item) + ". It answers " +
           core::long_date(core::london_date(*item.answered_from)) + ", " +
           core::london_clock_time(*item.answered_from) + ", and the meeting has moved since";
}

View row_of(const WaitingItem& item)
{
    const bool is_note = item.kind == WaitingKind::note;
    View row;
    row["name"] = text(item.name.reveal());
    row["at"] = core::london_short_time(item.at);
    row["when"] = core::long_date(core::london_date(item.starts_at)) + ", " +
                  core::london_clock_time(item.starts_at) +
                  (item.is_called_off ? ", cancelled" : "");
    row["reference"] = item.reference;
    row["meeting_url"] = meeting_url(item.meeting);
    row["words"] = words_of(item);
    row["note"] = text(item.note.reveal());
    row["look_url"] = item.mail ? meeting_url(item.meeting, "mailed-replies/" + item.mail->text())
                                : std::string{};
    row["done_url"] =
        is_note ? seat_url(item.meeting, item.seat, "note-dealt-with") : std::string{};
    row["version"] = number_text(item.version);
    return row;
}

// What fits no meeting: who sent it and when.
View unmatched_rows(const std::vector<core::UnmatchedMail>& mails)
{
    return view_list(mails, [](const core::UnmatchedMail& mail) {
        View row;
        row["from"] =
            mail.from.empty() ? text("A sender that cannot be read") : text(mail.from.reveal());
        row["at"] = core::london_short_time(mail.received_at);
        row["done_url"] = std::string{path} + "/unmatched/" + mail.id.text();
        return row;
    });
}

}  // namespace

Response get_waiting_replies(App& app, const Request& request, const core::Actor& actor)
{
    core::Stretch stretch{.after = request.query.get("after")};
    const auto found = listed_from(stretch.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::waiting_replies(work, meeting_tools(app), actor, stretch);
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const auto unmatched = app.database.write([&](core::UnitOfWork& work) {
        return core::unmatched_mails(work, meeting_tools(app), actor);
    });
    View page;
    page["unmatched_some"] = !unmatched.empty();
    page["unmatched"] = unmatched_rows(unmatched);
    page["head"] = page_head(
        {.heading = "Replies to look at",
         .sub = "Of all your meetings to come, cancelled ones among them, the soonest first"});
    page["rows_some"] = !found->entries.empty();
    page["rows"] = view_list(found->entries, row_of);
    page["nothing"] = found->entries.empty()
                          ? empty_state({.heading = "No reply waits",
                                         .text = "Replies that cannot be counted by themselves, "
                                                 "and what people wrote, come here."})
                          : View{false};
    page["pages"] = found->has_more
                        ? pagination("", with_query(path, {{"after", found->entries.back().id}}))
                        : View{false};
    return html_page(app,
                     request,
                     actor,
                     "meetings/replies",
                     {.title = "Replies to look at", .section = Section::meetings},
                     std::move(page));
}

Response post_unmatched_mail(App& app, const Request& request, const core::Actor& actor)
{
    const auto done_with = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::deal_with_unmatched_mail(
            work, meeting_tools(app), actor, core::UnmatchedMailId{request.value(0)});
    });
    if (!done_with) return refusal_page(app, request, actor, done_with.error());
    return done(path, "note-dealt-with");
}

Response post_note_dealt_with(App& app, const Request& request, const core::Actor& actor)
{
    const int version = version_of(form_of(request));
    const auto done_with = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::deal_with_note(work,
                                    meeting_tools(app),
                                    actor,
                                    {.meeting = core::MeetingId{request.value(0)},
                                     .seat = core::InviteeId{request.value(1)},
                                     .version = version});
    });
    if (!done_with) return refusal_page(app, request, actor, done_with.error());
    return done(path, "note-dealt-with");
}

View waiting_replies_notice(App& app, const core::Actor& actor)
{
    const int waiting = app.database.read([&](core::UnitOfWork& work) {
        return core::count_waiting_replies(work, actor, app.now()) +
               core::count_unmatched_mails(work, actor, app.now());
    });
    if (waiting == 0) return View{false};
    return alert(Alert::information,
                 {.strong = counted(waiting, "reply", "replies") + " to look at.",
                  .text = "What people wrote, and what cannot be counted by itself.",
                  .link = "See them",
                  .link_url = path});
}

}  // namespace quorate::server
