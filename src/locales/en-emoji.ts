import type {EmojiStrings} from './emoji-strings.js';

/** English, as in `en.ts`. */
export const strings: EmojiStrings = {
  title: 'Emoji',
  search: 'Search emoji',
  noneFound: 'Nothing found. Try another word.',
  found: (count) => (count === 1 ? '1 emoji found' : `${count} emoji found`),
  groups: [
    {
      name: 'Smileys',
      emoji: `😀 grinning face, happy
😃 grinning face with big eyes, happy
😄 grinning face with smiling eyes, happy
😁 beaming face, happy
😅 grinning face with sweat, relief
😂 face with tears of joy, laugh
🤣 rolling on the floor laughing, laugh
😊 smiling face with smiling eyes, happy
🙂 slightly smiling face
🙃 upside-down face, irony
😉 winking face, wink
😍 smiling face with heart eyes, love
🥰 smiling face with hearts, love
😘 face blowing a kiss
😋 face savouring food, yum
😎 smiling face with sunglasses, cool
🤩 star-struck, wow
🥳 partying face, celebrate
🤗 hugging face, hug
🤔 thinking face, hmm
🤨 face with raised eyebrow, doubt
😐 neutral face
😬 grimacing face, awkward
🙄 face with rolling eyes
😏 smirking face
😌 relieved face
😴 sleeping face, tired
🤒 face with thermometer, ill
🤯 exploding head, mind blown
😕 confused face
😟 worried face
🙁 slightly frowning face, sad
😮 face with open mouth, surprise
😳 flushed face
🥺 pleading face, please
😢 crying face, sad
😭 loudly crying face, sad
😱 face screaming in fear
😤 face with steam from nose
😠 angry face
😡 enraged face, angry
😇 smiling face with halo, angel
🤖 robot
👻 ghost
💩 pile of poo`,
    },
    {
      name: 'Gestures and people',
      emoji: `👍 thumbs up, yes, like
👎 thumbs down, no
👌 OK hand
✌️ victory hand, peace
🤞 crossed fingers, luck
👏 clapping hands, applause
🙌 raising hands, hooray
🙏 folded hands, please, thank you
🤝 handshake, deal
👋 waving hand, hello, bye
✋ raised hand, stop
👊 fist bump
💪 flexed biceps, strong
👉 pointing right
👈 pointing left
👆 pointing up
👇 pointing down
✍️ writing hand
👀 eyes, look
🤷 person shrugging, shrug
🤦 person facepalming
🙋 person raising hand
🧑 person
👩 woman
👨 man
👶 baby
👪 family`,
    },
    {
      name: 'Hearts and signs',
      emoji: `❤️ red heart, love
🧡 orange heart
💛 yellow heart
💚 green heart
💙 blue heart
💜 purple heart
🖤 black heart
💔 broken heart
💯 hundred points
✅ check mark, done
❌ cross mark, no
❓ question mark
❗ exclamation mark
⚠️ warning
🚫 prohibited
♻️ recycling
➡️ right arrow
⬅️ left arrow
⬆️ up arrow
⬇️ down arrow
🔴 red circle
🟢 green circle
🔵 blue circle
✨ sparkles
⭐ star
🔥 fire
💥 collision
💤 sleeping, zzz`,
    },
    {
      name: 'Nature',
      emoji: `🐶 dog
🐱 cat
🐭 mouse
🐰 rabbit
🦊 fox
🐻 bear
🐼 panda
🦁 lion
🐸 frog
🐵 monkey
🐦 bird
🦄 unicorn
🐝 bee
🦋 butterfly
🐢 turtle
🐟 fish
🌸 blossom, flower
🌹 rose, flower
🌻 sunflower
🌳 tree
🍀 four leaf clover, luck
☀️ sun
🌙 moon
☁️ cloud
🌧️ rain
❄️ snowflake
🌈 rainbow
🌍 globe, world`,
    },
    {
      name: 'Food',
      emoji: `🍎 apple
🍌 banana
🍓 strawberry
🍋 lemon
🥑 avocado
🍅 tomato
🥕 carrot
🍞 bread
🧀 cheese
🍕 pizza
🍔 burger
🍟 fries
🌮 taco
🍝 pasta
🍣 sushi
🍰 cake
🍪 biscuit, cookie
🍫 chocolate
🍦 ice cream
☕ coffee
🍵 tea
🍺 beer
🍷 wine
🥂 clinking glasses, cheers`,
    },
    {
      name: 'Things and places',
      emoji: `🎉 party popper, celebrate
🎁 present, gift
🎂 birthday cake
🏆 trophy, win
⚽ football
🎵 music
📷 camera, photo
📱 phone
💻 laptop, computer
⌚ watch
💡 light bulb, idea
🔋 battery
🔌 plug
🔑 key
🔒 lock
🔧 wrench, repair
🔨 hammer
📦 parcel, package, delivery
🚚 delivery lorry, truck
🛒 shopping trolley, cart
🛍️ shopping bags
💳 credit card, pay
💰 money bag
🧾 receipt, invoice
📎 paperclip
📄 page, document
✏️ pencil
📅 calendar, date
⏰ alarm clock, time
⏳ hourglass, wait
📧 email
📞 telephone, call
📍 pin, place
🏠 house, home
🏢 office
🛏️ bed
🛋️ sofa
👕 T-shirt
👗 dress
👟 shoe
🚗 car
🚲 bicycle
🚆 train
✈️ plane
🌴 palm tree, holiday
🏖️ beach, holiday`,
    },
  ],
};
