#include "server/pages/meetings/letter_words.hpp"

namespace quorate::server {
namespace {

constexpr LetterWords english{
    .cancelled = "Your meeting is cancelled",
    .changed = "Your meeting has changed",
    .to_chair = "You are to chair a meeting",
    .invited = "You are invited to a meeting",
    .nothing_to_do =
        "If you were told another day, time or place, nothing takes place then or there either. "
        "You "
        "do not need to do anything.",
    .in_place_of = "This takes the place of any other day, time or place that you were told.",
    .tell_us = "Tell us as soon as you can if you can come. Give the reference {reference}.",
    .telephone =
        "Please telephone us on {phone} as soon as you can, and tell us if you can come. Give the "
        "reference {reference}.",
    .what_needs =
        "You can bring somebody to support you. Tell us if you need an interpreter, help to get "
        "there, help with child care, or another time. You can ask us who will be there, and for a "
        "private place.",
    .what_needs_interpreter =
        "You can bring somebody to support you. We know that you need an interpreter. "
        "Tell us if you need help to get there, help with child care, or another time. You can ask "
        "us who will be there, and for a private place.",
    .not_said = "We do not write here what the meeting is about.",
};

constexpr LetterWords welsh{
    .cancelled = "Mae eich cyfarfod wedi'i ganslo",
    .changed = "Mae eich cyfarfod wedi newid",
    .to_chair = "Chi fydd yn cadeirio cyfarfod",
    .invited = "Rydych wedi'ch gwahodd i gyfarfod",
    .nothing_to_do =
        "Os dywedwyd diwrnod, amser neu le arall wrthych, ni fydd cyfarfod bryd hynny nac yno "
        "chwaith. Nid oes angen i chi wneud dim.",
    .in_place_of = "Mae hyn yn cymryd lle unrhyw ddiwrnod, amser neu le arall a ddywedwyd wrthych.",
    .tell_us =
        "Dywedwch wrthym cyn gynted ag y gallwch a allwch ddod. Rhowch y cyfeirnod {reference}.",
    .telephone =
        "Ffoniwch ni ar {phone} cyn gynted ag y gallwch, a dywedwch wrthym a allwch ddod. Rhowch y "
        "cyfeirnod {reference}.",
    .what_needs =
        "Gallwch ddod â rhywun i'ch cefnogi. Dywedwch wrthym os oes angen cyfieithydd arnoch, help "
        "i gyrraedd, help gyda gofal plant, neu amser arall. Gallwch ofyn i ni pwy fydd yno, ac am "
        "le preifat.",
    .what_needs_interpreter =
        "Gallwch ddod â rhywun i'ch cefnogi. Rydym yn gwybod bod angen cyfieithydd arnoch. "
        "Dywedwch wrthym os oes angen help i gyrraedd arnoch, help gyda gofal "
        "plant, neu amser arall. Gallwch ofyn i ni pwy fydd yno, ac am le preifat.",
    .not_said = "Nid ydym yn ysgrifennu yma am beth mae'r cyfarfod.",
};

}  // namespace

const LetterWords& letter_words(core::Language language)
{
    return language == core::Language::welsh ? welsh : english;
}

}  // namespace quorate::server
