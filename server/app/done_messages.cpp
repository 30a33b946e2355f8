#include "server/app/done_messages.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace quorate::server {
namespace {

constexpr int most_told = 99;

// "reports-reminded-3": how many e-mails left.
const std::map<std::string, std::string, std::less<>>& reminded_messages()
{
    static const auto all = [] {
        std::map<std::string, std::string, std::less<>> messages;
        for (int people = 1; people <= most_told; ++people)
            messages.emplace("reports-reminded-" + std::to_string(people),
                             std::to_string(people) +
                                 (people == 1 ? " person was" : " people were") +
                                 " reminded by e-mail. Nobody is reminded twice on a day.");
        return messages;
    }();
    return all;
}

}  // namespace

std::string reports_reminded_code(int people)
{
    return "reports-reminded-" +
           (people == 0 ? "none" : std::to_string(std::min(people, most_told)));
}

std::string_view done_message(std::string_view code, core::Language language)
{
    if (language == core::Language::welsh) {
        if (code == "code-sent") return "Mae'r cod ar ei ffordd i'ch e-bost.";
        if (code == "correction-asked")
            return "Diolch. Bydd y tîm yn edrych arno. Agorwch y papurau eto i weld yr ateb.";
        return code == "thanks" ? "Diolch. Gall y tîm ei weld nawr." : std::string_view{};
    }
    // Keep in alphabetical order of the code.
    static const std::map<std::string_view, std::string_view> messages{
        {"access-added", "Added. They can see the family until their time is over."},
        {"access-removed", "Removed. They cannot see the family any more."},
        {"account-closed", "The account is closed."},
        {"account-opened", "The account is open again. The person signs in with their password."},
        {"action-added", "Action added."},
        {"action-done", "Marked as done. It is under Done, where you can open it again."},
        {"action-links-sent", "Sent. Each of them has a link to their action points."},
        {"action-handed", "Handed on. The new owner is told by e-mail now."},
        {"action-handed-by-hand",
         "Handed on. The new owner gets no e-mail about it: tell them yourself."},
        {"action-handed-later",
         "Handed on. The new owner is told with the minutes, and by e-mail before it is due."},
        {"action-open", "Open again."},
        {"actions-alone-sent",
         "Nobody was chosen for a copy of the minutes. The action points were sent to their "
         "owners."},
        {"actions-reassigned",
         "These actions have another owner now, and the links of the one before have stopped. The "
         "new owner is sent a link to those that may begin by today; others follow before they are "
         "due."},
        {"added", "Added."},
        {"address-added", "The address is kept. The calendar is fetched within a minute."},
        {"address-checked", "Kept that you have checked the address. What waited for it goes now."},
        {"address-link-sent",
         "The message is on its way. What waits goes when they have answered that the address is "
         "theirs."},
        {"address-removed", "The address and the times that came from it are removed."},
        {"address-right", "The address counts as right. What was held is sent now."},
        {"alert-seen", "Noted. The alert is looked at."},
        {"bundle-prepared-again",
         "Prepared again, with what is held now. Read it: another service manager releases it."},
        {"bundle-prepared", "Prepared. Another service manager reads it and releases it."},
        {"bundle-released", "Released. It can be fetched now."},
        {"case-closed", "The case is closed."},
        {"case-opened", "The case is open again."},
        {"chain-booked",
         "Booked: the conference, the first core group and the first review. The invitations are "
         "on "
         "their way."},
        {"chain-changed",
         "Changed. The e-mails about each meeting that moved are on their way. Whom one does not "
         "reach stands on its page."},
        {"child-letter-given", "Noted: the child has the letter. Every word of it is kept."},
        {"child-letter-prepared", "Prepared. Somebody else reads the letter and releases it."},
        {"child-letter-released", "Released. Print the letter and give it to the child."},
        {"code-sent", "The code is on its way to your e-mail."},
        {"contacts-imported", "The contacts are imported."},
        {"correction-asked",
         "Thank you. The team looks at it. Open the papers again to see what became of it."},
        {"correction-declined", "Noted. They are told behind their link."},
        {"correction-waiting",
         "The correction is on its way, or waits until a colleague has looked at a copy."},
        {"correction-sent", "The correction is on its way to all who have the papers."},
        {"date-settled", "Saved. The date is settled."},
        {"dates-moved",
         "Confirmed. Dates have moved: how many stands under History; the old ones are kept."},
        {"dates-proposed", "Put forward. Another administrator has to confirm it."},
        {"dates-seen", "Marked as seen."},
        {"deactivated", "Deactivated."},
        {"emergency-approved", "Approved. They can open it once, within 24 hours."},
        {"emergency-asked",
         "Nothing was opened. Check the reference: if no family has it, nobody can help with this "
         "request. If one has it, it needs a second person. If it is urgent, ring a service "
         "manager."},
        {"emergency-ended", "Ended. You cannot read it any more."},
        {"emergency-reviewed", "Saved. It is under Reviewed."},
        {"escalation-saved", "Saved. It counts from the next working day on."},
        {"event-corrected", "Corrected. Every date is worked out again."},
        {"event-recorded", "Recorded. This is what is due."},
        {"event-withdrawn", "Taken back. Every date is worked out again."},
        {"exclusion-asked", "The chair is asked. It shows here until it is decided."},
        {"exclusion-decided", "Your decision is recorded."},
        {"family-added", "The family is added."},
        {"feed-known", "Noted: it was you."},
        {"feed-renewed", "The feed works at its old address. Put it into a calendar to keep it."},
        {"feed-stopped", "The feed is stopped."},
        {"handed-over", "Handed over. Those who were named on the page before are sent an e-mail."},
        {"handed-over-untold", "Handed over. Nobody is told by e-mail: tell the new people."},
        {"holidays-confirmed", "Confirmed. No date of an open case rests on what changed."},
        {"holidays-moved",
         "Confirmed. The dates that rest on it have moved; the old ones are kept."},
        {"holidays-proposed", "Put forward. Another administrator has to confirm it."},
        {"holidays-turned-down", "Turned down. Nothing has changed."},
        {"hours-saved", "The hours are saved."},
        {"invitation-recalled",
         "Recalled, for this meeting. The old link has stopped, and the new invitation is on its "
         "way."},
        {"invitations-recalled",
         "Recalled, for each meeting that was ticked. The old links have stopped, and the new "
         "invitations are on their way."},
        {"invitation-recalled-others-left",
         "Recalled, for this meeting. The old link has stopped, and the new invitation is on its "
         "way. The meetings that were not ticked stay as they are: their links still work, and "
         "mail about them to the wrong address is held. The person is told at the right address "
         "when something about one of them changes, or when you recall that one too."},
        {"invitations-recalled-others-left",
         "Recalled, for this meeting and each that was ticked. The old links have stopped, and the "
         "new invitations are on their way. The meetings that were not ticked stay as they are: "
         "their links still work, and mail about them to the wrong address is held. The person is "
         "told at the right address when something about one of them changes, or when you recall "
         "that one too."},
        {"invitation-withdrawn", "The invitation is taken back, and the person is told."},
        {"invitations-sent", "These invitations were sent. This is the meeting."},
        {"about-saved",
         "Saved. Copies that have not left follow it. Whoever was sent a copy reads from now on no "
         "more than it had, and less where this holds something back."},
        {"copy-refused", "Not released. Whoever prepared it sees why."},
        {"copy-released", "Released. It is on its way."},
        {"share-saved", "Saved. This is what they get."},
        {"invited", "Invited. The invitation is on its way."},
        {"invited-by-hand",
         "Invited. They get no e-mail: print their letter, and say when they know. The link to it "
         "stands below."},
        {"language-chosen", "Noted. What they are sent from now on is in that language."},
        {"letter-handed-on",
         "Handed on. A colleague looks at it before it leaves; this page says when they have."},
        {"letter-refused", "Not released. Whoever handed it on sees why."},
        {"letter-released", "Released. Whoever handed it on sends it."},
        {"letter-taken-back",
         "Taken back. Nobody can release it until it is prepared or handed on again."},
        {"letter-corrected", "Drafted. Read it: it takes the place of the one that was sent."},
        {"letter-sent", "Noted: the letter has left. Every word of it is kept."},
        {"meeting-adjourned",
         "The meeting is adjourned. Find a time to hold it again: the last day is below."},
        {"meeting-booked", "Booked. The invitations are on their way."},
        {"meeting-cancelled", "Cancelled. Everyone who was invited is told."},
        {"meeting-cancelled-by-hand",
         "Cancelled. Everyone who was invited by e-mail is told. Others have to be told by hand."},
        {"meeting-cancelled-letters",
         "Cancelled. Everyone who was invited by e-mail is told. Others may have had a letter, and "
         "nobody noted it: who they are stands below, under What to do next."},
        {"meeting-cancelled-not-all",
         "Cancelled. Mail does not reach everyone: who has to be rung stands below, under What to "
         "do next."},
        {"meeting-changed",
         "Changed. Everyone who was invited by e-mail and is concerned is told."},
        {"meeting-changed-not-all",
         "Changed. Mail does not reach everyone whom it concerns: who has to be rung stands "
         "below."},
        {"meeting-closed", "The meeting has ended. What it decided counts for the dates now."},
        {"meeting-closed-undecided", "The meeting has ended. It is recorded without a decision."},
        {"meeting-held-together",
         "Booked at the same time. Invite this family here, to its own meeting."},
        {"meeting-opened", "The meeting is open."},
        {"meetings-changed", "Changed. Everyone whom it concerns is told."},
        {"minutes-agreed", "The minutes are agreed. Papers can be sent."},
        {"note-dealt-with", "Noted: it is dealt with."},
        {"nothing-new", "There was nothing new to save."},
        {"opening-undone", "Undone. The meeting is still to come."},
        {"overrun-asked", "Asked. It waits for an answer under Everything due."},
        {"overrun-granted", "Granted. The last day stays, with your decision beside it."},
        {"overrun-refused", "Refused. The last day stays as it is."},
        {"overrun-withdrawn", "Taken back."},
        {"minutes-amended",
         "Added. Papers sent before do not have it: send them again to those who should."},
        {"pack-chosen", "Saved. The pack is released at the time that stands below."},
        {"pack-released", "Released. Whoever it was released to is told by e-mail."},
        {"papers-revoked", "Taken back. The link has stopped working."},
        {"papers-revoked-correction",
         "Taken back. The link has stopped working, and the corrected copy that waited for its "
         "release is dropped."},
        {"pair-noted", "Noted. From now on these two need different parts of a meeting."},
        {"pair-noted-invited",
         "Noted. Both are invited to a meeting that is still ahead: give them different parts. The "
         "link is beside their names, under People who must not meet."},
        {"papers-sent", "Papers are on their way."},
        {"papers-waiting",
         "Done. Copies that a colleague has to look at wait for that; the others are on their "
         "way."},
        {"parts-changed", "Saved. Those whose time changed are told, and nobody else."},
        {"password-changed", "The password is changed. Your other sessions have ended."},
        {"person-flagged", "This person cannot be invited to the family's meetings."},
        {"person-flagged-quorum",
         "This person cannot be invited to the family's meetings, and their invitation was taken "
         "back. Quorum can no longer be met for this meeting: invite somebody else or move it."},
        {"person-flagged-quorum-more",
         "This person cannot be invited to the family's meetings, and their invitations were taken "
         "back. Quorum can no longer be met for this meeting, nor for later ones of the family."},
        {"person-flagged-uninvited",
         "This person cannot be invited to the family's meetings. The invitations to meetings "
         "ahead "
         "are taken back, and who had one is told that the meeting is off, not why."},
        {"plan-booked", "Booked. The invitations are on their way."},
        {"poll-answer-kept", "Written down. They can still change it by their link."},
        {"point-approved", "Approved."},
        {"point-settled", "Recorded. What was recorded before is kept."},
        {"poll-asked-again", "Asked again. The times are kept as long."},
        {"poll-started", "Asked. The times are kept free, and the e-mails are on their way."},
        {"poll-stopped", "Stopped. The times are free again, and everybody asked is told."},
        {"proposal-confirmed", "Confirmed. It is done, and whoever asked for it can see that."},
        {"proposal-ended", "Ended. Nothing has changed."},
        {"proposed",
         "Asked for. Nothing changes until somebody else confirms it; those who can are told by "
         "e-mail."},
        {"hold-placed", "Stopped. It holds until two people lift it."},
        {"retention-saved",
         "Saved. It counts from now on, also for families that are closed. Nothing was erased."},
        {"reactivated", "Active again."},
        {"register-saved", "Saved who is here."},
        {"policy-owner-saved", "Saved."},
        {"record-policy-saved", "Saved. It counts from now on, also for meetings that are over."},
        {"reminders-saved", "Saved. It counts from now on, also for meetings that are booked."},
        {"report-reminded-already",
         "Nothing was sent: they were reminded today already, or the report has come."},
        {"reports-reminded-none",
         "Nothing was sent: everybody was reminded today already, or has sent their report."},
        {"report-recorded", "The report is recorded."},
        {"report-shared", "Recorded when the family was told."},
        {"reply-left", "It is not counted."},
        {"reply-recorded", "The reply is recorded."},
        {"restriction-kept", "Saved. You are asked again after 90 days."},
        {"saved", "Saved."},
        {"saved-invited-anew",
         "Saved. They are invited at this address, by a new link, to each meeting ahead that they "
         "were told of at the one before. The old links have stopped."},
        {"saved-invited-anew-others-left",
         "Saved. They are invited at this address, by a new link, to the meetings that you left "
         "ticked. The others stay as they are until something about them changes."},
        {"school-holidays-saved", "The school holidays are saved."},
        {"seat-handed",
         "Handed over. The deputy is invited, and whoever had the seat is told that it is theirs "
         "no "
         "more."},
        {"passkey-added", "The passkey is set up. Use it when you next sign in."},
        {"passkey-removed", "The passkey is removed. It no longer lets you in."},
        {"second-factor-demanded",
         "Saved. People with these roles set up an app or a passkey when they next sign in."},
        {"second-factor-removed", "The app is off. Its codes are no longer asked for."},
        {"second-factor-taken-off",
         "It is off their account. They set one up when they next sign in, and are told by "
         "e-mail."},
        {"sent-again", "The message will be sent again."},
        {"session-ended", "Ended."},
        {"staff-imported", "The list is imported."},
        {"signed-out", "You are signed out."},
        {"thanks", "Thank you. The team can see it now."},
        {"time-given-back", "The time is free again."},
        {"time-released", "Let go. That time is free for others again."},
        {"time-taken", "The time is taken. No meeting is offered then."},
        {"time-kept", "The meeting stays as it is. Whoever proposed another time is told."},
        {"times-forgotten", "Their times are forgotten. They are asked by e-mail."},
        {"times-kept", "Their times are kept by hand. Type below when they are busy."},
        {"app-password-stopped", "The app password no longer works."},
        {"told-by-hand", "Noted: they have been told."},
        {"token-stopped", "The token no longer works."},
        {"views-kept", "Marked: not to be shown to the family."},
        {"views-mistaken", "Struck through. It counts for nothing, and goes to nobody."},
        {"views-recorded", "Recorded."},
        {"views-shown", "Marked: the family may be shown it."},
    };
    const auto found = messages.find(code);
    if (found != messages.end()) return found->second;
    const auto& counted = reminded_messages();
    const auto number = counted.find(code);
    return number == counted.end() ? std::string_view{} : std::string_view{number->second};
}

}  // namespace quorate::server
