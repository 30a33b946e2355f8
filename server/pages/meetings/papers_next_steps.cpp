#include "server/pages/meetings/papers_next_steps.hpp"

#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

// What a colleague has to look at is said to whoever may, and to whoever sent it to them.
void add_waiting_step(const core::MeetingId& meeting,
                      const core::PapersStanding& papers,
                      kainjow::mustache::list& steps)
{
    if (papers.waiting == 0 || !(papers.may_release || papers.may_send)) return;
    steps.push_back(
        next_step(counted(papers.waiting, "copy waits", "copies wait") + " for a colleague.",
                  "The chair or a team manager who did not prepare it releases it.",
                  papers.may_release ? "See what waits" : "See the papers",
                  papers.may_release ? waiting_copies_url() : record_url(meeting, "papers")));
}

// What nobody can release any more is said to whoever prepares it again, and to whoever would look
// for it in vain.
void add_lapsed_step(const core::MeetingId& meeting,
                     const core::PapersStanding& papers,
                     kainjow::mustache::list& steps)
{
    if (papers.lapsed == 0 || !(papers.may_release || papers.may_send)) return;
    const std::string what = counted(papers.lapsed, "copy has", "copies have") +
                             " changed since a colleague was to release it.";
    steps.push_back(
        papers.may_send
            ? next_step(what,
                        "It cannot be released as it was. Look at it and prepare it again; then a "
                        "colleague looks at it.",
                        "Prepare it again",
                        record_url(meeting, "papers"))
            : next_step(what,
                        "It cannot be released as it was. Whoever sends the papers prepares it "
                        "again; then you can look at it.",
                        "See what waits",
                        waiting_copies_url()));
}

// Who had papers and has none now, or not what was put right since.
void add_since_steps(const core::MeetingId& meeting,
                     const core::PapersStanding& papers,
                     kainjow::mustache::list& steps)
{
    if (!papers.may_send) return;
    const std::string url = record_url(meeting, "papers");
    if (papers.put_right.corrections > 0)
        steps.push_back(next_step(
            counted(papers.put_right.corrections, "correction is", "corrections are") +
                " put right and not sent.",
            counted(papers.put_right.copies, "person has", "people have") + " papers without it.",
            "Send the correction",
            url + "#correction"));
    if (papers.taken_back > 0)
        steps.push_back(next_step(counted(papers.taken_back, "copy was", "copies were") +
                                      " taken back, and nothing was sent in its place.",
                                  "Send it again, or choose that this person gets nothing.",
                                  "See which",
                                  url));
    if (papers.held_back > 0)
        steps.push_back(next_step(counted(papers.held_back, "person has", "people have") +
                                      " nothing of the papers any more.",
                                  "Everything in the copy that was sent is held back. Behind the "
                                  "link they read whom to ask.",
                                  "See which",
                                  url));
}

}  // namespace

View next_step(std::string_view strong,
               std::string_view words,
               std::string_view label,
               const std::string& url)
{
    View made;
    made["strong"] = text(strong);
    made["words"] = text(words);
    made["label"] = text(label);
    made["step_url"] = url;
    return made;
}

void add_papers_steps(const core::MeetingId& meeting,
                      const core::PapersStanding& papers,
                      kainjow::mustache::list& steps)
{
    if (!papers.is_agreed) {
        steps.push_back(next_step("Finish the minutes.",
                                  "Once the chair has agreed them, papers can be sent.",
                                  "Check the minutes",
                                  record_url(meeting, "minutes/agree")));
        return;
    }
    const std::string url = record_url(meeting, "papers");
    if (papers.refused > 0 && papers.may_send)
        steps.push_back(
            next_step(counted(papers.refused, "copy was", "copies were") + " not released.",
                      "A colleague says why. Put it right, then send it again.",
                      "See why",
                      url));
    if (papers.corrections > 0 && papers.may_answer)
        steps.push_back(next_step(
            counted(papers.corrections, "correction was", "corrections were") + " asked for.",
            "Put the record right, or say why it stays as it is.",
            "See what is wrong",
            record_url(meeting, "minutes/agree") + "#corrections"));
    add_waiting_step(meeting, papers, steps);
    add_lapsed_step(meeting, papers, steps);
    if (papers.astray > 0 && papers.may_send)
        steps.push_back(
            next_step(counted(papers.astray, "copy has", "copies have") + " not arrived.",
                      "The mail came back, or is held. Put the address right, or give the "
                      "papers by hand.",
                      "See which",
                      url));
    add_since_steps(meeting, papers, steps);
    if (papers.unsent == 0 || !papers.may_send) return;
    const std::string people = counted(papers.unsent, "person has", "people have");
    steps.push_back(papers.sent == 0 && papers.waiting == 0 && papers.lapsed == 0
                        ? next_step("The minutes are agreed.",
                                    "Look at each copy of the papers, then send them.",
                                    "Send the papers",
                                    url)
                        : next_step(people + " not been sent the papers.",
                                    "Look at each copy, then send it.",
                                    "Send the papers",
                                    url));
}

}  // namespace quorate::server
