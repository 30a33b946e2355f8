#pragma once

#include <string>

#include "core/polls/poll_mail.hpp"
#include "server/mail/invitation_mail.hpp"
#include "server/mail/pack_mail.hpp"
#include "server/mail/poll_mail.hpp"
#include "server/mail/report_due_mail.hpp"
#include "server/mail/time_declined_mail.hpp"
#include "tests/support/dates.hpp"

namespace quorate::test {

/// Whom a mail of these is for, and how the meeting is held.
struct MailReader {
    core::RecipientClass recipient = core::RecipientClass::professional;
    core::Language language = core::Language::english;
    core::MeetingMode mode = core::MeetingMode::hybrid;

    bool is_family() const { return recipient == core::RecipientClass::family; }
    bool is_welsh() const { return language == core::Language::welsh; }
};

inline std::string service_name(const MailReader& reader)
{
    return reader.is_welsh() ? "Tîm Cynadleddau Cyngor Enghraifft"
                             : "Example Council Conference Team";
}

/// Where the meeting is, as core::whereabouts() says it.
inline core::Whereabouts where_of(const MailReader& reader)
{
    const bool welsh = reader.is_welsh();
    const bool by_video = reader.mode != core::MeetingMode::in_person;
    const bool in_room = reader.mode != core::MeetingMode::video;
    const std::string how = welsh ? "ffoniwch 01632 960012 a rhowch y cyfeirnod 4F7K."
                                  : "telephone 01632 960012 and give the reference 4F7K.";
    if (reader.is_family()) {
        const std::string place = welsh ? "ble mae'r cyfarfod" : "where it is";
        const std::string way = welsh ? "sut i ymuno drwy fideo" : "how to join by video";
        const std::string either = place + (welsh ? ", neu " : ", or ") + way;
        const std::string& what = !in_room ? way : by_video ? either : place;
        return {.place = std::string{label(reader.mode, reader.language)},
                .access = {},
                .asking = welsh ? "I gael gwybod " + what + ", " + how +
                                      " Er mwyn eich cadw'n ddiogel, nid ydym yn ei ysgrifennu yma."
                                : "To find out " + what + ", " + how +
                                      " To keep you safe, we do not write it here."};
    }
    const std::string room = welsh ? "Ystafell 2.14, Canolfan Ddinesig" : "Room 2.14, Civic Centre";
    const std::string online = welsh ? "Ar-lein" : "Online";
    const std::string either = room + (welsh ? ", neu ar-lein" : ", or online");
    core::Whereabouts where{.place = !in_room ? online : by_video ? either : room};
    if (in_room)
        where.access = welsh ? "Mynediad heb risiau, dolen glyw" : "Step-free access, hearing loop";
    if (by_video)
        where.asking = welsh
                           ? "I gael y ddolen i ymuno drwy fideo, " + how +
                                 " Nid yw'n cael ei hanfon drwy e-bost."
                           : "For the link to join by video, " + how + " It is not sent by e-mail.";
    return where;
}

/// A mail of this kind to this reader, with everything that any kind needs.
inline server::MeetingMail a_meeting_mail(server::MailKind kind, const MailReader& reader = {})
{
    return {.kind = kind,
            .recipient = reader.recipient,
            .reference = "4F7K",
            .starts_at = at("2027-04-02T09:30"),
            .ends_at = at("2027-04-02T11:00"),
            .where = where_of(reader),
            .mode = reader.mode,
            .link = "https://meetings.example.org/i/k3x9v7q2m5",
            .has_replied = kind == server::MailKind::update,
            .changes = reader.is_welsh()
                           ? std::vector<std::string>{"Mae'r cyfarfod nawr yn dechrau am 09:30",
                                                      "Yr ystafell nawr yw Ystafell 2.14"}
                           : std::vector<std::string>{"The meeting now starts at 09:30",
                                                      "The room is now Room 2.14"},
            .reply_by = day("2027-03-19"),
            .action_points = 2,
            .code = "418207",
            .service_name = service_name(reader),
            .service_phone = "01632 960012",
            .language = reader.language};
}

/// The question of a poll to this reader.
inline server::PollMail a_poll_mail(const MailReader& reader = {})
{
    return {.told = {.reference = "4F7K",
                     .times = {{at("2026-11-25T10:00"), at("2026-11-25T12:00")},
                               {at("2026-11-26T13:30"), at("2026-11-26T15:30")}},
                     .mode = reader.mode,
                     .deadline = at("2026-11-24T09:00"),
                     .is_family = reader.is_family(),
                     .link_path = "/t/k3x9v7q2m5",
                     .language = reader.language},
            .link = "https://meetings.example.org/t/k3x9v7q2m5",
            .service_name = service_name(reader),
            .service_phone = "01632 960012"};
}

/// What came of a poll: the time that was chosen, or none.
inline server::PollMail a_poll_outcome(const MailReader& reader, bool is_chosen)
{
    server::PollMail mail = a_poll_mail(reader);
    mail.told.is_outcome = true;
    mail.told.times.resize(is_chosen ? 1 : 0);
    mail.link.clear();
    return mail;
}

inline server::TimeDeclinedMail a_time_declined_mail(const MailReader& reader = {})
{
    return {.recipient = reader.recipient,
            .reference = "4F7K",
            .starts_at = at("2027-04-02T09:30"),
            .ends_at = at("2027-04-02T11:00"),
            .link = "https://meetings.example.org/i/k3x9v7q2m5",
            .service_name = service_name(reader),
            .service_phone = "01632 960012",
            .language = reader.language};
}

/// That the pack of a meeting can be read, or something was added to it.
inline server::PackMail a_pack_mail(const MailReader& reader, bool is_supplement)
{
    return {.reference = "4F7K",
            .starts_at = at("2026-11-25T10:00"),
            .is_supplement = is_supplement,
            .pack_version = is_supplement ? 2 : 1,
            .link = "https://meetings.example.org/i/k3x9v7q2m5/pack",
            .service_name = service_name(reader),
            .service_phone = "01632 960012",
            .language = reader.language};
}

/// That a report for a meeting is missing.
inline server::ReportDueMail a_report_due_mail(const MailReader& reader, bool is_late)
{
    return {.reference = "4F7K",
            .meeting_on = day("2026-11-25"),
            .due_on = day("2026-11-20"),
            .written_on = day(is_late ? "2026-11-23" : "2026-11-19"),
            .link = "https://meetings.example.org/i/k3x9v7q2m5/report",
            .service_name = service_name(reader),
            .service_phone = "01632 960012",
            .language = reader.language};
}

}  // namespace quorate::test
