export {foldText, foldWithPlaces, type FoldedText} from '../../../src/model/fold-text.js';
