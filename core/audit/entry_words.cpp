#include "core/audit/entry_words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/meetings/meeting_type.hpp"
#include "core/rules/event_kind.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

struct Worded {
    std::string_view code;
    std::string_view words;
};

// They stand beside "Done" as well as beside "Refused".
constexpr Worded actions[] = {
    {"auth.login", "Signing in"},
    {"auth.mfa.enrol_own", "Setting up a second factor of one’s own"},
    {"auth.password.change_own", "Changing one’s own password, or making an app password"},
    {"auth.session.list_end_own", "Ending sessions or app passwords of one’s own"},
    {"auth.session.end_others", "Ending sessions of somebody else, or taking off how they sign in"},
    {"link.redeem", "Using a mailed link"},
    {"user.list_directory", "Looking at the list of staff"},
    {"user.create", "Adding or changing an account"},
    {"user.role.change", "Changing the role of an account"},
    {"user.disable_leaver", "Closing or suspending an account"},
    {"contact.create_edit", "Adding or changing agencies, contacts and their addresses"},
    {"contact.verify_address", "Checking the address of a contact"},
    {"contact.allow_domain", "Allowing domains of mail addresses"},
    {"case.search", "Looking for families"},
    {"case.view_summary", "Looking at a family’s record"},
    {"case.view_safe_address", "Looking at an address that is kept safe"},
    {"case.create_import", "Adding a family"},
    {"case.edit", "Changing a family’s record"},
    {"case.allocate", "Giving a family to a worker or a team"},
    {"case.restrict_raise", "Restricting who may see a family"},
    {"case.restrict_lower", "Lowering who is kept from a family"},
    {"case.access_list.edit", "Looking at or changing a family’s access list"},
    {"case.break_glass", "Opening a family in an emergency"},
    {"case.break_glass.review", "Reviewing emergency access"},
    {"case.close_reopen", "Closing or reopening a family"},
    {"case.transfer_authority", "Transferring a family to another authority"},
    {"case.erase_retention", "Erasing families past their time"},
    {"case.legal_hold", "Holding a record from being erased"},
    {"case.sibling_link", "Linking siblings"},
    {"case.flag_excluded_person", "Saying who must not be invited"},
    {"case.unflag_excluded_person", "Saying that somebody may be invited again"},
    {"meeting.list_diary", "Looking at the diary of meetings"},
    {"meeting.view", "Looking at a meeting"},
    {"meeting.create", "Planning or booking a meeting"},
    {"meeting.reschedule", "Changing or moving a meeting"},
    {"meeting.cancel", "Cancelling a meeting"},
    {"meeting.late_reason", "Saying why a meeting is late"},
    {"meeting.double_book", "Booking somebody twice at one time"},
    {"participant.list", "Looking at who is invited to a meeting"},
    {"participant.add", "Adding somebody to a meeting"},
    {"participant.add_excluded", "Inviting somebody who must not be invited"},
    {"participant.remove", "Taking somebody off a meeting"},
    {"invite.preview", "Looking at an invitation before it is sent"},
    {"invite.send", "Sending invitations, reminders and other mail"},
    {"invite.correct_and_recall", "Taking back an invitation from a wrong address"},
    {"rsvp.respond_own", "Answering an invitation"},
    {"rsvp.record_for_other", "Looking at replies, or answering for somebody"},
    {"imip.quarantine.review", "Looking at mail that fits no meeting"},
    {"room.view_availability", "Looking at when rooms are free"},
    {"room.edit", "Adding or changing rooms"},
    {"chair.edit_availability", "Saying when somebody has time"},
    {"busyfeed.add_url", "Reading a person’s own calendar"},
    {"feed.create_own", "Making a calendar address"},
    {"feed.read_by_token", "Reading a calendar by its address"},
    {"feed.rotate_revoke_own", "Changing or ending a calendar address of one’s own"},
    {"feed.revoke_other", "Ending a calendar address of somebody else"},
    {"doc.upload", "Giving a report for a meeting"},
    {"doc.view", "Looking at reports and other papers"},
    {"minutes.edit_draft", "Writing the record of a meeting"},
    {"minutes.approve", "Agreeing the record of a meeting"},
    {"minutes.amend_approved", "Correcting an agreed record"},
    {"minutes.view", "Reading the record of a meeting"},
    {"redaction.create", "Choosing who is given what of a record"},
    {"redaction.approve", "Releasing papers to their readers"},
    {"minutes.distribute", "Sending records and letters"},
    {"action.create_edit", "Writing action points"},
    {"action.update_own", "Saying how one’s own action point goes"},
    {"action.close_escalate", "Confirming, handing on or escalating action points"},
    {"dissent.record", "Recording that somebody does not agree"},
    {"report.timeliness", "Looking at the timeliness report"},
    {"export.case_bundle", "Giving out what is held about a person"},
    {"export.diary_csv", "Taking the diary as a file"},
    {"export.statutory_return", "Taking a statutory return as a file"},
    {"audit.view_own", "Looking at one’s own log"},
    {"audit.view_case_log", "Looking at the audit log"},
    {"audit.verify_chain", "Checking that the audit log is whole"},
    {"audit.export", "Taking the audit log as a file"},
    {"audit.modify_delete", "Changing the audit log"},
    {"config.dates_rules", "Changing bank holidays, closures or standards"},
    {"config.mail_secrets", "Changing settings of the mail"},
    {"config.templates", "Changing templates, needs of meetings or policies"},
    {"ops.health_live", "Asking whether the service works"},
    {"ops.metrics", "Reading figures of the service"},
    // Events that are no action of the access matrix.
    {"auth.app_password_failed", "A calendar program with a wrong app password"},
    {"auth.failed", "Signing in failed"},
    {"auth.mfa.begun", "Authenticator app: setting up begun"},
    {"auth.mfa.demanded", "Saying which roles need a second factor"},
    {"auth.mfa.failed", "Second factor: wrong code"},
    {"auth.mfa.passkey_added", "Passkey added"},
    {"auth.mfa.passkey_copied", "Passkey that looks like a copy"},
    {"auth.mfa.passkey_failed", "Passkey did not fit"},
    {"auth.mfa.passkey_removed", "Passkey removed"},
    {"auth.mfa.passkey_used", "Passkey used"},
    {"auth.mfa.recovery_code", "Recovery code used"},
    {"auth.mfa.recovery_codes_made", "Recovery codes made"},
    {"auth.mfa.removed", "Authenticator app removed"},
    {"auth.sign_out", "Signing out"},
    {"auth.spray", "Many failed sign-ins from one network"},
    {"auth.step_up", "Entering the password again"},
    {"auth.step_up_failed", "Entering the password again failed"},
    {"auth.token.create", "API token made"},
    {"auth.token.revoke", "API token stopped"},
    {"auth.work_account_linked", "Work account joined to an account here"},
    {"authority.change", "Name or address of the council changed"},
    {"authority.create", "Council added"},
    {"authority.escalation", "When late action points are escalated"},
    {"authority.reminders", "When invitees are reminded"},
    {"seed.load", "Invented data for a test of load"},
};

// The first words of codes.
constexpr Worded groups[] = {
    {"auth", "Signing in"},
    {"link", "Mailed links"},
    {"user", "Accounts"},
    {"contact", "Agencies and contacts"},
    {"case", "Families"},
    {"meeting", "Meetings"},
    {"participant", "Who is invited"},
    {"invite", "Invitations"},
    {"rsvp", "Replies"},
    {"imip", "Mail that comes in"},
    {"room", "Rooms"},
    {"chair", "When people have time"},
    {"busyfeed", "People’s own calendars"},
    {"feed", "Calendar addresses"},
    {"doc", "Reports and papers"},
    {"minutes", "Records of meetings"},
    {"redaction", "Who is given what"},
    {"action", "Action points"},
    {"dissent", "Who does not agree"},
    {"report", "Reports of timeliness"},
    {"export", "What leaves as a file"},
    {"audit", "Audit"},
    {"config", "Settings"},
    {"ops", "The service"},
    {"authority", "The council"},
    {"seed", "Invented data"},
};

constexpr Worded details[] = {
    {"part=file", "the whole record"},
    {"part=dates", "the dates"},
    {"part=form", "the form to change it"},
    {"part=plan", "the plan"},
    {"part=preparation", "what is prepared for the meeting"},
    {"part=core_group", "the core group"},
    {"part=dissent", "who did not agree"},
    {"part=overruns", "requests for more time"},
    {"part=who_saw", "who has seen the record"},
    {"part=alert", "an alert"},
    {"part=everything", "everything"},
    {"part=refusals", "what was refused"},
    {"part=exports", "what left as a file"},
    {"list=actions", "the list of action points"},
    {"list=due", "the list of what is due"},
    {"list=needs_a_date", "the list of meetings without a date"},
    {"list=moved_dates", "the list of dates that moved"},
    {"list=reassign", "the action points of somebody who leaves"},
    {"list=left_behind", "what somebody who leaves still has"},
    {"list=held", "mail that is held"},
    {"list=waiting", "replies that wait"},
    {"list=unmatched", "mail that fits no meeting"},
    {"list=seen", "who may see it"},
    {"list=removed", "somebody taken off the list"},
    {"list=expired", "somebody’s time on the list ended"},
    {"file=csv", "as a file"},
    {"letters=shown", "the letters"},
    {"interim_plan=shown", "the interim plan"},
    {"map=seen", "who is given what"},
    {"state=open", "open"},
    {"state=closed", "closed"},
    {"asked=yes", "asked for, another has to agree"},
    {"ended=early", "ended early"},
    {"ended=in_time", "ended in time"},
    {"ended=others", "the others ended"},
    {"dormant=warned", "warned that it is not used"},
    {"dormant=opened", "opened again"},
    {"bundle=shown", "shown"},
    {"bundles=listed", "the list of them"},
    {"by=link", "by a mailed link"},
    {"by=command", "by a command on the server"},
    {"mistaken", "written by mistake"},
    {"viewed", "read"},
    {"opened", "opened"},
    {"previewed", "looked at before it was sent"},
    {"actions", "its action points"},
    {"actions=earlier", "earlier action points"},
    {"corrections", "corrections that readers asked for"},
    {"register", "who was there"},
    {"form", "the form"},
    {"clocks", "when it is to be sent"},
    {"held=1", "time kept free"},
    {"held=0", "time given up again"},
};

// Of pairs whose value is an id or a code.
constexpr Worded keys[] = {
    {"emergency", "under the emergency access"},
    {"views", "what somebody of the family said"},
    {"needs", "what such meetings need"},
    {"planned_queue", "a plan for the meetings without a date"},
    {"planned_away", "a plan for a chair who is away"},
    {"chain", "meetings booked together"},
    {"searched", "looked for times"},
    {"poll", "a poll about the time"},
    {"by_hand", "told by hand"},
    {"again", "sent again"},
    {"pack", "the pack"},
    {"file", "a file"},
    {"letter", "a letter"},
    {"copy", "a copy"},
    {"lead", "another lead worker"},
    {"level", "how much it is restricted"},
};

// Of pairs whose value is a number.
struct CountWords {
    std::string_view key;
    std::string_view one;
    std::string_view many;
};
constexpr CountWords counts[] = {
    {"found", "found", "found"},
    {"rows", "row", "rows"},
    {"entries", "entry", "entries"},
    {"children", "child", "children"},
    {"reports", "report", "reports"},
    {"meetings", "meeting", "meetings"},
    {"days", "day", "days"},
    {"seats", "seat", "seats"},
    {"times", "time", "times"},
};

template <class Row, std::size_t count>
const Row* find_in(const Row (&rows)[count], std::string_view code, std::string_view Row::* key)
{
    const auto* const found = std::ranges::find(rows, code, key);
    return found == std::end(rows) ? nullptr : found;
}

bool is_number(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "opened=60min"; nothing for what has no words.
std::string pair_words(std::string_view pair)
{
    if (const Worded* const known = find_in(details, pair, &Worded::code))
        return std::string{known->words};
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos) return {};
    const std::string_view key = pair.substr(0, equals);
    const std::string value{pair.substr(equals + 1)};
    if (key == "opened" && value.ends_with("min"))
        return "open for " + value.substr(0, value.size() - 3) + " minutes";
    const CountWords* const counted = find_in(counts, key, &CountWords::key);
    if (counted && is_number(value))
        return value + " " + std::string{value == "1" ? counted->one : counted->many};
    if (const Worded* const known = find_in(keys, key, &Worded::code))
        return std::string{known->words};
    if (const auto type = meeting_type_from(value)) return std::string{label(*type)};
    if (const auto event = any_event_kind_from(value)) return std::string{label(*event)};
    return {};
}

}  // namespace

std::string entry_words(std::string_view action)
{
    const Worded* const known = find_in(actions, action, &Worded::code);
    return std::string{known ? known->words : action};
}

std::string entry_group_words(std::string_view action)
{
    const std::string_view group = action.substr(0, action.find('.'));
    const Worded* const known = find_in(groups, group, &Worded::code);
    return std::string{known ? known->words : group};
}

std::string detail_words(const AuditRecord& record)
{
    std::string text;
    const auto add = [&text](const std::string& words) {
        if (words.empty()) return;
        text += text.empty() ? "" : "; ";
        text += words;
    };
    std::string_view rest = record.detail;
    while (!rest.empty()) {
        const auto space = std::min(rest.find(' '), rest.size());
        add(pair_words(rest.substr(0, space)));
        rest.remove_prefix(std::min(space + 1, rest.size()));
    }
    if (!record.reason.empty()) add("reason: " + record.reason.reveal());
    return capitalised(std::move(text));
}

}  // namespace quorate::core
