#include "core/meetings/whereabouts.hpp"

#include "core/meetings/room_access.hpp"
#include "core/people/room_store.hpp"
#include "core/rules/explanation_words.hpp"

namespace quorate::core {
namespace {

// {x} is where x is filled in.
struct AskingWords {
    std::string_view by_telephone;  // {phone} {reference}
    std::string_view of_the_team;   // {reference}
    std::string_view family;        // {what} {how}
    std::string_view way_in;
    std::string_view place;
    std::string_view place_or_way_in;
    std::string_view for_the_link;  // {how}
    std::string_view to_see_the_link;
    std::string_view unknown_access;
};

constexpr AskingWords english_words{
    .by_telephone = "telephone {phone} and give the reference {reference}.",
    .of_the_team = "ask the team that invited you and give the reference {reference}.",
    .family = "To find out {what}, {how} To keep you safe, we do not write it here.",
    .way_in = "how to join by video",
    .place = "where it is",
    .place_or_way_in = "where it is, or how to join by video",
    .for_the_link = "For the link to join by video, {how} It is not sent by e-mail.",
    .to_see_the_link =
        "To see the link to join by video, sign in, or {how} It is not sent by e-mail.",
    .unknown_access =
        "We do not know: it is not one of our rooms. If you need step-free access, a hearing loop "
        "or anything else, please tell us."};

constexpr AskingWords welsh_words{
    .by_telephone = "ffoniwch {phone} a rhowch y cyfeirnod {reference}.",
    .of_the_team = "gofynnwch i'r tîm a'ch gwahoddodd a rhowch y cyfeirnod {reference}.",
    .family =
        "I gael gwybod {what}, {how} Er mwyn eich cadw'n ddiogel, nid ydym yn ei ysgrifennu "
        "yma.",
    .way_in = "sut i ymuno drwy fideo",
    .place = "ble mae'r cyfarfod",
    .place_or_way_in = "ble mae'r cyfarfod, neu sut i ymuno drwy fideo",
    .for_the_link =
        "I gael y ddolen i ymuno drwy fideo, {how} Nid yw'n cael ei hanfon drwy "
        "e-bost.",
    .to_see_the_link =
        "I weld y ddolen i ymuno drwy fideo, mewngofnodwch, neu {how} Nid yw'n cael "
        "ei hanfon drwy e-bost.",
    .unknown_access =
        "Ni wyddom: nid un o'n hystafelloedd ni ydyw. Os oes angen mynediad heb risiau, dolen glyw "
        "neu unrhyw beth arall arnoch, rhowch wybod i ni."};

std::string_view what_is_asked(const AskingWords& words, MeetingMode mode)
{
    switch (mode) {
        case MeetingMode::in_person:
            return words.place;
        case MeetingMode::video:
            return words.way_in;
        case MeetingMode::hybrid:
            break;
    }
    return words.place_or_way_in;
}

std::optional<Room> room_of(UnitOfWork& work, const Meeting& meeting)
{
    if (!meeting.room) return std::nullopt;
    return work.rooms.find(meeting.authority, *meeting.room);
}

std::string asked_for(const AskingWords& words,
                      const Authority& authority,
                      const std::string& reference)
{
    return filled(authority.meetings_phone.empty() ? words.of_the_team : words.by_telephone,
                  {{"phone", authority.meetings_phone}, {"reference", reference}});
}

}  // namespace

Whereabouts whereabouts(UnitOfWork& work,
                        const Meeting& meeting,
                        const SeatHolder& recipient,
                        const Authority& authority,
                        const std::string& reference,
                        Language language)
{
    const AskingWords& words = language == Language::welsh ? welsh_words : english_words;
    const bool by_video = meeting.mode != MeetingMode::in_person;
    const std::string how = asked_for(words, authority, reference);
    // Whoever was invited before it went there was told of that as a change.
    const bool is_elsewhere =
        meeting.mode != MeetingMode::video && !meeting.room && !meeting.venue.empty();
    const std::string unknown{is_elsewhere ? words.unknown_access : std::string_view{}};
    if (is_family(recipient))
        return {.place = std::string{label(meeting.mode, language)},
                .access = unknown,
                .asking = filled(words.family,
                                 {{"what", what_is_asked(words, meeting.mode)}, {"how", how}})};
    const std::string_view joining = recipient.user ? words.to_see_the_link : words.for_the_link;
    const auto room = meeting.mode == MeetingMode::video ? std::nullopt : room_of(work, meeting);
    return {.place = place_text(meeting, room ? full_name(*room) : "", language),
            .access = room ? access_text(room->features, language) : unknown,
            .asking = by_video ? filled(joining, {{"how", how}}) : std::string{}};
}

std::string place_of(UnitOfWork& work, const Meeting& meeting, Language language)
{
    const auto room = room_of(work, meeting);
    return place_text(meeting, room ? full_name(*room) : "", language);
}

}  // namespace quorate::core
