#include "core/circulation/child_letter_words.hpp"

namespace quorate::core {
namespace {

constexpr ChildLetterWords english{
    .dear = "Dear {name}",
    .heading = "Your letter about the meeting on {day}",
    .about =
        "On {day} some adults who know you had a meeting. They talked about how to keep you safe "
        "and well. This letter is to tell you about it.",
    .about_older =
        "On {day} people who know you had a meeting. They talked about how things are for you, and "
        "how to keep you safe and well. This letter is to tell you about it.",
    .to_know = "Three things to know",
    .no_trouble = "You are not in trouble.",
    .no_fault = "None of this is your fault.",
    .matters = "What you think matters.",
    .own_words = "What you told us",
    .decided = "What was decided about you",
    .next = "What happens next",
    .action = "{what} ({who} will do this by {day})",
    .by_us = "Children's services",
    .no_actions = "Your social worker will tell you what happens next.",
    .talk = "Who you can talk to",
    .social_worker = "Your social worker is {name}. You can ask them anything about this letter.",
    .advocate =
        "Your advocate is {name}. An advocate helps you to say what you want and what you feel.",
    .no_advocate =
        "You can ask for an advocate. An advocate is somebody who helps you to say what you want "
        "and what you feel.",
    .telephone = "You can ring us on {contact}.",
    .write = "You can write to us at {contact}.",
    .childline = "You can ring Childline on 0800 1111, day or night. It is free.",
    .disagree = "If you are not happy with this",
    .not_happy =
        "Tell us if you are not happy with what was decided. Somebody will listen to you, and will "
        "tell you what you can do.",
    .closing = "You can keep this letter. You choose who you show it to.",
    .chair = "{name}, who looked after the meeting",
};

constexpr ChildLetterWords welsh{
    .dear = "Annwyl {name}",
    .heading = "Dy lythyr am y cyfarfod: {day}",
    .about =
        "Cafodd rhai oedolion sy'n dy adnabod di gyfarfod: {day}. Buon nhw'n siarad am sut i dy "
        "gadw di'n ddiogel ac yn iach. Mae'r llythyr hwn yn dweud wrthot ti amdano.",
    .about_older =
        "Cafodd pobl sy'n dy adnabod di gyfarfod: {day}. Buon nhw'n siarad am sut mae pethau i ti, "
        "a sut i dy gadw di'n ddiogel ac yn iach. Mae'r llythyr hwn yn dweud wrthot ti amdano.",
    .to_know = "Tri pheth i'w gwybod",
    .no_trouble = "Dwyt ti ddim mewn trwbl.",
    .no_fault = "Does dim bai arnat ti am ddim o hyn.",
    .matters = "Mae'r hyn rwyt ti'n ei feddwl yn bwysig.",
    .own_words = "Beth ddywedaist ti wrthon ni",
    .decided = "Beth a benderfynwyd amdanat ti",
    .next = "Beth sy'n digwydd nesaf",
    .action = "{what} ({who} fydd yn gwneud hyn erbyn {day})",
    .by_us = "Y gwasanaethau plant",
    .no_actions = "Bydd dy weithiwr cymdeithasol yn dweud wrthot ti beth sy'n digwydd nesaf.",
    .talk = "Gyda phwy y galli di siarad",
    .social_worker =
        "Dy weithiwr cymdeithasol: {name}. Galli di ofyn unrhyw beth am y llythyr hwn.",
    .advocate =
        "Dy eiriolwr: {name}. Mae eiriolwr yn dy helpu di i ddweud beth rwyt ti ei eisiau a sut "
        "rwyt ti'n teimlo.",
    .no_advocate =
        "Galli di ofyn am eiriolwr. Rhywun sy'n dy helpu di i ddweud beth rwyt ti ei eisiau a sut "
        "rwyt ti'n teimlo yw eiriolwr.",
    .telephone = "Galli di ein ffonio ni ar {contact}.",
    .write = "Galli di ysgrifennu aton ni: {contact}.",
    .childline = "Galli di ffonio Childline ar 0800 1111, ddydd neu nos. Mae am ddim.",
    .disagree = "Os nad wyt ti'n hapus gyda hyn",
    .not_happy =
        "Dywed wrthon ni os nad wyt ti'n hapus gyda'r hyn a benderfynwyd. Bydd rhywun yn gwrando "
        "arnat ti, ac yn dweud wrthot ti beth y galli di ei wneud.",
    .closing = "Galli di gadw'r llythyr hwn. Ti sy'n dewis i bwy rwyt ti'n ei ddangos.",
    .chair = "{name}, a fu'n gofalu am y cyfarfod",
};

}  // namespace

const ChildLetterWords& child_letter_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

}  // namespace quorate::core
