#include "server/pages/meetings/recall_pages.hpp"

#include <utility>

#include "core/audit/audited.hpp"
#include "core/delivery/recall_invitation.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

constexpr const char* only_theirs = "nobody_else_reads_it";

struct Typed {
    std::string email = {};
    bool nobody_else_reads_it = false;
    std::vector<std::string> also = {};  // other seats of theirs
};

// All ticked at first: an address that is wrong once is wrong everywhere.
View others_field(const core::RecallableSeat& found,
                  const Typed& typed,
                  const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::SameAddressSeat& each : found.others)
        options.push_back({each.seat.id.text(), when_text(each.meeting)});
    return checkboxes(
        {.name = "also",
         .legend = "Their other meetings where they were invited at this address",
         .options = options,
         .chosen = typed.also,
         .hint = "Those left out stay as they are until something about them changes: then the "
                 "person is told at the right address, and the wrong one that nobody "
                 "is needed",
         .error = error_for(errors, "also")});
}

std::vector<View> fields_of(const core::RecallableSeat& found,
                            const Typed& typed,
                            const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{text_input(
        {.name = "email",
         .label = "Right e-mail address",
         .value = typed.email,
         .hint = found.may_correct ? "It is kept as theirs from now on"
                                   : "The address of their account, once it has been put right",
         .error = error_for(errors, "email"),
         .autocomplete = "off"})};
    if (core::is_family(found.seat.invitee.holder))
        fields.push_back(
            checkboxes({.name = only_theirs,
                        .legend = "Is it safe to write there?",
                        .options = {{"yes", "Nobody else reads this address"}},
                        .chosen = typed.nobody_else_reads_it ? std::vector<std::string>{"yes"}
                                                             : std::vector<std::string>{},
                        .error = error_for(errors, only_theirs)}));
    if (!found.others.empty()) fields.push_back(others_field(found, typed, errors));
    fields.push_back(hidden_input("version", number_text(found.seat.invitee.version)));
    return fields;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::optional<Typed>& given = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const MeetingId id{request.value(0)};
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        auto seat =
            core::recallable_seat(work, meeting_tools(app), actor, id, InviteeId{request.value(1)});
        if (seat)
            core::audit(work,
                        actor,
                        app.now(),
                        {.action = core::Action::participant_list,
                         .object = seat->seat.invitee.id.text(),
                         .case_id = seat->meeting.case_id,
                         .detail = "part=recall"});
        return seat;
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::Invitee& seat = found->seat.invitee;
    Typed typed;
    if (given) {
        typed = *given;
    } else {
        if (found->now_at != seat.email)
            typed.email = found->now_at.reveal();  // somebody has put it right already
        for (const core::SameAddressSeat& each : found->others)
            typed.also.push_back(each.seat.id.text());
    }
    ConfirmPage page{
        .heading = "Wrong address: recall the invitation of " + found->seat.name.reveal() + "?",
        .paragraphs =
            {"The meeting: " + when_text(found->meeting) + ".",
             "The invitation went to " + seat.email.reveal() + ". The link in it stops at once. " +
                 (is_family(seat.holder)
                      ? "Nothing more is sent there."
                      : "If it arrived, a cancellation takes it out of the calendar there, and "
                        "nothing more is sent.") +
                 " A reply from there does not count.",
             "They are invited again at the right address, with a new link. Mail of theirs to "
             "the wrong address is held from now on, but for taking invitations back. A poll that "
             "waits for their answer asks them again at the right one, by another link."},
        .warning =
            "A message that has left cannot be fetched back. It names no one of the family. "
            "If a person read it who should not have, tell your data protection officer.",
        .fields = fields_of(*found, typed, errors),
        .button = {.label = "Recall and invite again", .look = ButtonLook::warning},
        .action_url = seat_url(found->meeting.id, seat.id, "recall"),
        .cancel_url = meeting_url(found->meeting.id, "invitees"),
        .errors = errors};
    return html_response(
        status,
        confirm_page(frame_for(app,
                               request,
                               actor,
                               {.title = "Recall an invitation",
                                .section = Section::meetings,
                                .back = {"Who is invited", meeting_url(id, "invitees")},
                                .status = status}),
                     page));
}

}  // namespace

Response get_recall(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_recall(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const Typed typed{.email = form.get("email"),
                      .nobody_else_reads_it = form.get(only_theirs) == "yes",
                      .also = form.all("also")};
    std::vector<InviteeId> also;
    for (const std::string& each : typed.also)
        also.emplace_back(each);
    const MeetingId id{request.value(0)};
    std::size_t others = 0;  // where they were invited at that address
    const auto recalled = app.transact(actor, [&](core::UnitOfWork& work) {
        if (const auto found = core::recallable_seat(
                work, meeting_tools(app), actor, id, InviteeId{request.value(1)}))
            others = found->others.size();
        return core::recall_invitation(work,
                                       meeting_tools(app),
                                       actor,
                                       {.meeting = id,
                                        .seat = InviteeId{request.value(1)},
                                        .version = version_of(form),
                                        .email = typed.email,
                                        .nobody_else_reads_it = typed.nobody_else_reads_it,
                                        .also = also});
    });
    if (recalled) {
        const bool are_some_left = also.size() < others;
        return done(
            meeting_url(id, "invitees"),
            also.empty()
                ? (are_some_left ? "invitation-recalled-others-left" : "invitation-recalled")
                : (are_some_left ? "invitations-recalled-others-left" : "invitations-recalled"));
    }
    const core::Error& error = recalled.error();
    const int status = refusal_status(error.refusal);
    if (error.refusal == core::Refusal::stale_version)
        return show(app,
                    request,
                    actor,
                    typed,
                    {{"email", "Someone else changed this while you had it open. Look again"}},
                    status);
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, typed, error.fields, status);
}

View untold_notice(App& app, const core::Actor& actor)
{
    const auto meetings = app.database.read(
        [&](core::UnitOfWork& work) { return core::untold_meetings(work, actor, app.now()); });
    if (meetings.empty()) return View{false};
    int seats = 0;
    for (const core::UndeliveredMeeting& each : meetings)
        seats += each.seats;
    const bool is_one = meetings.size() == 1;
    return alert(Alert::warning,
                 {.strong = counted(seats, "person is", "people are") + " not told that " +
                            (is_one ? "a meeting is off." : "meetings are off."),
                  .text = "Mail did not reach them. Ring them, and note that they know.",
                  .link = is_one ? "See the meeting" : "See the first meeting",
                  .link_url = meeting_url(meetings.front().meeting)});
}

View undelivered_notice(App& app, const core::Actor& actor)
{
    const auto meetings = app.database.read(
        [&](core::UnitOfWork& work) { return core::undelivered_meetings(work, actor, app.now()); });
    if (meetings.empty()) return View{false};
    int seats = 0;
    for (const core::UndeliveredMeeting& each : meetings)
        seats += each.seats;
    const bool is_one = meetings.size() == 1;
    return alert(Alert::warning,
                 {.strong = counted(seats, "invitation", "invitations") + " not delivered" +
                            (is_one ? ""
                                    : ", at " + number_text(static_cast<int>(meetings.size())) +
                                          " meetings") +
                            ".",
                  .text = "Mend the address, or ring them and record what they say.",
                  .link = is_one ? "See the meeting" : "See the first meeting",
                  .link_url = meeting_url(meetings.front().meeting)});
}

}  // namespace quorate::server
